-- Which body is the last that an article needs is told at every opening,
-- without a look at all articles.
CREATE INDEX article_by_body ON article (body);
CREATE INDEX article_by_former ON article (former) WHERE former IS NOT NULL;

-- How many articles there are: to count them takes as long as there are many.
CREATE TABLE tally (articles INTEGER NOT NULL) STRICT;
INSERT INTO tally SELECT count(*) FROM article;
CREATE TRIGGER article_comes AFTER INSERT ON article
    BEGIN UPDATE tally SET articles = articles + 1; END;
CREATE TRIGGER article_goes AFTER DELETE ON article
    BEGIN UPDATE tally SET articles = articles - 1; END;
