-- Which body is the last that an article needs is told at every opening,
-- without a look at all articles.
CREATE INDEX article_by_body ON article (body);
CREATE INDEX article_by_former ON article (former) WHERE former IS NOT NULL;
