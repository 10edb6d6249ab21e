### The words of the interface. A language a file, the same keys in all.

## Commands: a line of help each, 60 columns at most

cmd-open = Open the chosen article
cmd-mentions = See the mentions of the actor, or go to one of them
cmd-include = Keep only the articles that also mention this actor
cmd-exclude = Leave out the articles that mention this actor
cmd-only = Filter by this actor instead of the others
cmd-either = Widen the filter: its last actor, or this one
cmd-scope = Switch between this article and all listed articles
cmd-next-actor = Go to the next actor in the text
cmd-previous-actor = Go to the previous actor in the text
cmd-who = Go to the panel, to the actor chosen in the text
cmd-unfold = Unfold or fold away what the web page left behind
cmd-cast = Go to the panel of actors, or put it away
cmd-filter = Filter the articles by words, actors, sources, dates
cmd-pick-actor = Choose an actor to filter the articles by
cmd-portrait = Open the page of the actor
cmd-visit = Go where the line leads: article, other actor, search
cmd-family = Filter by the whole family: state, capital, army…
cmd-order = Order the actors by weight or by significance
cmd-picked-portrait = Open the page of the actor that was found
cmd-find = Search where you are: the list, the text or the actors
cmd-next-hit = Go to the next hit
cmd-previous-hit = Go to the previous hit
cmd-select = Select the paragraph; the arrows extend it
cmd-copy = Copy the selection, or else the paragraph
cmd-why = Explain why this actor was recognised here
cmd-correct = Set the chosen actor or mention right
cmd-corrections = Look at everything that was set right
cmd-undo = Take back what was done last
cmd-redo = Do again what was just taken back
cmd-down = Move down a line
cmd-up = Move up a line
cmd-page-down = Move down a page
cmd-page-up = Move up a page
cmd-half-down = Move down half a page
cmd-half-up = Move up half a page
cmd-top = Go to the beginning
cmd-bottom = Go to the end
cmd-next-pane = Go to the next pane
cmd-previous-pane = Go to the previous pane
cmd-next-article = Open the next article
cmd-previous-article = Open the previous article
cmd-back = Go back to where you were
cmd-forward = Go forward again, after going back
cmd-clear = Undo step by step: selection, search, filter
cmd-zen = Show nothing but the text, or everything again
cmd-problems = See what could not be read
cmd-mouse = Leave the mouse to the terminal, or take it back
cmd-reload = Read all sources again
cmd-help = Show the help and all keys
cmd-suspend = Suspend Liseuse and return to the shell
cmd-quit = Quit Liseuse
cmd-accept = Accept what is typed or chosen
cmd-next = Go to the next choice
cmd-previous = Go to the previous choice
cmd-cancel = Give up and go back

## The same in a word or two, for the bottom line

hint-open = open
hint-mentions = mentions
to-passage = passage
hint-portrait = page
hint-visit = go
hint-include = with
hint-exclude = without
hint-only = only
hint-either = or
hint-scope = here/all
hint-next-actor = next actor
hint-who = who?
hint-unfold = unfold
hint-cast = cast
hint-filter = filter
hint-pick-actor = by actor
hint-find = find
hint-copy = copy
hint-help = help
hint-quit = quit
hint-accept = accept
hint-next = next
hint-cancel = cancel

## The top line

articles = { $n ->
    [one] { $n } article
   *[other] { $n } articles
}
actors = { $n ->
    [one] { $n } actor
   *[other] { $n } actors
}
found = { $n } of { $of }
filter = filter:
filter-clear = { $key } clears
reading-place = { $percent }%
loading = reading { $done } of { $found }
problems = { $n ->
    [one] { $n } problem
   *[other] { $n } problems
}

## The panes

pane-articles = Articles
pane-cast = Cast
untitled = untitled
other-language = another language: only capitalised names are spotted
undated = undated
minutes = { $n } min
fold = { $n ->
    [one] { $n } line of the page folded
   *[other] { $n } lines of the page folded
}
unfold-key = { $key } unfolds
kind-person = People
kind-state = States and authorities
kind-force = Armed forces
kind-organisation = Organisations
kind-group = Groups
kind-place = Places
one-person = Person
one-state = State or authority
one-force = Armed force
one-organisation = Organisation
one-group = Group
one-place = Place
scope-article = this article
scope-found = listed articles
order-significance = Significant
portrait = Actor
portrait-names = Names
portrait-said = Statements
portrait-family = Family
portrait-company = In the company of
portrait-undecided = Perhaps the same, undecided
portrait-outlets = Outlets
portrait-articles = Articles
portrait-says = speaks
portrait-spoken-of = is spoken of
portrait-parent = to whom all belong
portrait-companion = { $n } art. · ×{ $lift }
portrait-said-so = as you said
portrait-known = known from the lexicon
portrait-named = known by its name
portrait-alone = undecided: may be another
portrait-months = articles a month, { $n } at most
card-names = names
card-parts = says
card-parts-of = in { $says } art., about it in { $about }
card-company = with
card-family = family
mentions-of = { $n } in { $articles ->
    [one] { $articles } article
   *[other] { $articles } articles
}

## Nothing to show: what is missing, then what to do

empty-library = Nothing to read
empty-library-next = liseuse FOLDER opens a folder of articles
empty-loading = Reading
empty-loading-next = Articles appear here as they are read
empty-found-yet = No article answers yet
empty-found-yet-next = They are being read or analysed; the answer grows
empty-found = No article answers the filter
empty-found-next = Clear the filter, or take a term out of it
empty-unread = Filter not understood
empty-cast-yet = Not analysed yet
empty-cast-yet-next = Another version read it; its actors come with the new analysis
empty-cast = No actor recognised
empty-cast-next = Widen the panel to all listed articles
empty-cast-closed = No article open
empty-cast-closed-next = Open one to see its actors
empty-narrow = No actor by that name
empty-narrow-next = Try fewer letters
empty-text = No article open
empty-text-next = Choose one from the list
empty-unlisted = No article open
empty-unlisted-next = The list shows none
empty-mentions = No mention
empty-mentions-next = Choose another actor
empty-gathering = Reading the articles
empty-gathering-next = What is found appears here
empty-help = No command matches
empty-help-next = Try a shorter word
empty-picker = No actor by that name
empty-picker-next = Try fewer letters
empty-problems = Nothing to report
empty-problems-next = Files of other formats are not opened

## What the bottom line announces

notice-copied = { $n ->
    [one] { $n } word sent to the clipboard
   *[other] { $n } words sent to the clipboard
}
notice-no-hit = “{ $words }” not found
notice-nothing-to-find = Nothing to look for yet
notice-hit = hit { $at } of { $n }
notice-no-back = Nothing before: this is where you started
notice-no-forward = Nothing after: this is the last place visited
notice-gone = This article is no longer there
notice-no-actor-here = No actor here
notice-mouse-free = Mouse left to the terminal
notice-mouse-taken = Mouse taken back
notice-selecting = Paragraph selected; the arrows extend it
notice-nothing-to-correct = Nothing to set right here: choose an actor
notice-nothing-to-undo = Nothing to undo
notice-nothing-to-redo = Nothing to redo
notice-corrected = { $what }; { $key } undoes it
notice-undone = Undone: { $what }
notice-redone = Redone: { $what }

## Prompts and windows

prompt-filter = Filter:
prompt-find = Find:
prompt-pick = Choose an actor
pick-with = with { $name }
prompt-narrow = Actor:
help-title = Keys and commands
help-anywhere = Anywhere
help-list = In the list
help-reader = In the text
help-panel = In the panel of actors
help-portrait = On the page of an actor
help-actors = In the panel and on pages of actors
help-prompt = While typing or choosing
problems-title = What could not be read

## Setting right
correct-title = Set right
correct-merge = is the same actor as…
correct-split = one of its names is somebody else’s…
correct-rename = call it otherwise…
correct-retype = it is of another kind…
correct-hide = hide it
correct-show = hide it no more
correct-not-here = “{ $words }” names nobody here
correct-nowhere = “{ $words }” names nobody anywhere
correct-give = “{ $words }” is another one here…
correct-give-all = “{ $words }” is another one everywhere…
correct-here = “{ $words }” is an actor here, of kind…
correct-everywhere = “{ $words }” is an actor everywhere, of kind…
correct-words = other words of the text…
correct-rename-help = This name will be shown and found; articles keep their own.
correct-words-help = Type words of the open article, then press Enter.
correct-anywhere = everywhere
toll = { $mentions ->
    [one] 1 mention
   *[other] { $mentions } mentions
} · { $articles ->
    [one] 1 article
   *[other] { $articles } articles
}
corrections-title = Corrections · Enter takes one back
empty-corrections = No corrections
empty-corrections-next = E on an actor or a mention makes one
correction-merge = { $one } = { $other }
correction-split = { $one } ≠ { $other }
correction-rename = { $one } → { $other }
correction-retype = { $one }: { $other }
correction-hide = { $one }: hidden
correction-not = “{ $one }”: nobody ({ $place })
correction-give = “{ $one }”: { $other } ({ $place })
correction-mark = “{ $one }”: { $other } ({ $place })
outcome-no-actor = no such actor
outcome-no-other = no such second actor
outcome-no-article = article not here
outcome-no-words = words not found
outcome-needless = so without it
outcome-overtaken = since contradicted

## What cannot be understood in a filter

query-error-unknown-field = no such field (actor, family, says, about, place, source, since, is…)
query-error-empty-value = a value is missing after the colon
query-error-date = a date is written 2020-09-27, 2020-09, 3d, yesterday, monday or september
query-error-language = no such language (fr, en, other)
query-error-nearly = unknown; is { $nearest } meant?
query-error-act = no such act (states, accuses, denies, calls-for, threatens…)
query-error-flag = no such mark (unread, read, starred, noted, revised, vanished, new)
query-error-counted = nothing of that name is counted (killed, wounded, displaced, drones…)
query-error-size = an amount is written >100, <=30 or 10..20
query-error-depth = too many parentheses within each other
query-error-parenthesis = one parenthesis too many
query-error-operator = a term is needed on either side

## Why an actor was recognised

why = Why this mention?
why-rule-lexicon = The name is in the lexicon
why-rule-people = The name of a people, then a place
why-rule-title-and-name = A title or an office goes with the name
why-rule-office = An office stands for the person
why-rule-head = A common noun stands for the actor
why-rule-head-and-name = A common noun says what the name is
why-rule-classifier = A word such as “town” or “region” introduces it
why-rule-given-name = A given name opens it
why-rule-body-word = One of its words names a kind of body
why-rule-place-word = One of its words names a kind of place
why-rule-reader = You said so
why-said = You said: { $what }
why-rule-after-preposition = A preposition of place comes before it
why-rule-country-beside = A country follows in parentheses
why-rule-speaks = A verb of saying goes with it
why-rule-second-pass = The rest of the article settles it
why-rule-list = Its neighbours in a list say what it is
why-rule-tagger = A model trained on articles recognises it
why-rule-capitals = Nothing but its capitals shows it
why-lexicon = Lexicon { $list }, line { $line }
why-score = The model sees a name in it at { $n }%
why-words = “{ $words }”
why-cue = Cue: “{ $words }”

## The keys that have a name

key-up = ↑
key-down = ↓
key-left = ←
key-right = →
key-enter = Enter
key-esc = Esc
key-tab = Tab
key-shift-tab = Shift-Tab
key-backspace = Backspace
key-delete = Delete
key-home = Home
key-end = End
key-pageup = PgUp
key-pagedown = PgDn
key-space = Space

## What “liseuse read” prints

read-folded = { $n ->
    [one] [{ $n } line of the page folded; --all shows it]
   *[other] [{ $n } lines of the page folded; --all shows them]
}
read-cast = { $kind }: { $actors }

## What could not be read or followed, and what to do

problem-empty = is empty
problem-no-text = holds no text
problem-damaged = some bytes make no sense as { $encoding }; save it again as UTF-8
problem-foreign = { $kind ->
    [archive] an archive
    [archive-or-office] an archive or an office document
    [compressed] a compressed file
    [database] a database
    [feed] a feed
    [film-or-sound] a film or sound
    [json] JSON
    [office] an old office document
    [pdf] a PDF
    [picture] a picture
    [picture-or-sound] a picture or sound
    [program] a program
    [rich-text] rich text (RTF)
    [sound] sound
    [web-page] a web page
    [xml] XML
   *[noise] no text
}; save it as .txt or .md
problem-too-large = more than { $megabytes } MB; cut it into articles
problem-upset = made the program stumble; please report it with the file
problem-not-found = no such file or folder
problem-no-permission = no permission; look at who owns it
problem-disk-full = the disk is full
problem-read-only = the disk cannot be written to
problem-no-folder = a part of the path is not a folder
problem-long-name = the name is too long
problem-input-too-large = too much text at once; cut it into articles
problem-folder-now = is a folder by now; it was left out
problem-device = a pipe, a socket or a device; it was left out
problem-leads-back = leads back above the folder that was opened; not followed
problem-long-copy = more than { $kilobytes } kB, too long for the clipboard of a terminal; nothing was copied
problem-toml = not TOML ({ $error })
problem-setting = no setting “{ $name }”
problem-setting-nearly = no setting “{ $name }”; is “{ $nearest }” meant?
problem-column = “column” is a number from { $from } to { $to }
problem-language = “language” is auto, fr or en
problem-mouse = “mouse” is true or false
problem-theme = “theme” is one of: { $names }
problem-models = “models” names a file for “fr” or “en”
problem-model = { $why }; the model that is built in is used
problem-actor-table = actors go below lines [[actor]]
problem-actor-name = an actor needs a name with letters in it
problem-actor-kind = “kind” is one of: person, state, force, organisation, group, place
problem-actor-aliases = “aliases” is a list of names
problem-actor-key = a key is a word, a colon and a name without spaces: “gov:fr”
problem-actor-language = “language” is one of: fr, en, any
problem-keys-table = keys go below a line [keys]
problem-keys-list = the keys of “{ $name }” are written as a list
problem-command = no command “{ $name }”
problem-command-nearly = no command “{ $name }”; is “{ $nearest }” meant?
problem-key = “{ $written }” is no key; for example f, ctrl-k, enter, pagedown
problem-key-taken = “{ $key }” is given to “{ $name }” already
problem-no-way-out = “{ $name }” would have no key left and keeps its own
problem-store-newer = written by a newer version of Liseuse; nothing of it is touched. Update to read it
problem-store-foreign = not a library of Liseuse; nothing of it is touched
problem-store-damaged = the library is damaged; “liseuse check” looks after it
problem-store-busy = another Liseuse is writing to this library; it is read only here
problem-store-read-only = the library cannot be written to; what is read now is not kept
problem-store-unindexed = the index of words cannot be read or written; not all that texts say is found
problem-store-missing = no library there
problem-store-mended = the last session was cut off; the library was put right
problem-store-line = not a line of a library; it was left out
problem-store-rescued = the library was damaged: the file as it was; what could be read of it is taken over, the rest is read from your files again
problem-text-lost = its text is lost; “liseuse check” reads it again if its file is there
problem-lost = its text is lost; it is read again if its file is there
problem-astray = something leads outside its text; it is read again
problem-untrue = does not say what its file says; it is read again
problem-other = { $error }
problem-correction-toml = not a correction, which is a moment, “=” and what was said; the line stays ({ $line })
problem-correction-word = an unknown or misspelt word in the correction; the line stays ({ $line })
problem-correction-half = a part of the correction is missing; the line stays ({ $line })
problem-correction-kind = a kind is PERSON, GOV, MIL, ORG, GROUP or PLACE; the line stays ({ $line })
problem-placed = { $place }: { $what }

## The command line

cli-no-library = no library was opened yet; name one with --library
cli-added = { $new } new, { $revised } revised, { $gone } gone; { $all } in the library
cli-removed = { $count ->
    [one] { $count } article taken out; its file stays where it is
   *[other] { $count } articles taken out; their files stay where they are
}
cli-checked = { $all } articles looked at; { $again } to be read again, { $remade } rows made again, { $leftovers } leftovers taken out
cli-index-anew = the index of words did not fit any more, and was made anew
cli-no-terminal = there is no terminal to draw on; to print articles: liseuse read PATH
cli-no-articles = no articles there; name files, or a folder with .txt or .md files in it
cli-unwritable = could not write { $path }: { $why }
cli-renamed = { $path }: written to { $name }, another file has its name
cli-usage = Usage: { $usage }
cli-usage-more = For more: --help
cli-usage-values = values: { $values }
cli-usage-unknown = unknown argument “{ $argument }”
cli-usage-unknown-nearly = unknown argument “{ $argument }”; is “{ $nearest }” meant?
cli-usage-no-value = “{ $argument }” asks for a value
cli-usage-value = “{ $value }” does not fit “{ $argument }”
cli-usage-conflict = “{ $argument }” does not go with “{ $other }”
cli-usage-missing = { $argument } is missing
cli-usage-model = --model stands behind the command that it is for
sample = sample
piped = standard input
piped-for-now = standard input, not kept

## Dates

date-short = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
} { $day }, { $year }
date-day = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[other] December
} { $day }
date-season = { $month ->
    [21] spring
    [22] summer
    [23] autumn
   *[other] winter
} { $year }
date-century = { $n ->
    [1] 1st
    [2] 2nd
    [3] 3rd
    [21] 21st
   *[other] { $n }th
} century
hour = { $hours }:{ $minutes }
length = { $n } { $unit ->
    [hours] { $n ->
        [one] hour
       *[other] hours
    }
    [days] { $n ->
        [one] day
       *[other] days
    }
    [weeks] { $n ->
        [one] week
       *[other] weeks
    }
    [months] { $n ->
        [one] month
       *[other] months
    }
   *[years] { $n ->
        [one] year
       *[other] years
    }
}
date-month = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
} { $year }
date-long = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $day }, { $year }

# The other lenses: statements, figures, dates.
cmd-says = See who says what
hint-says = says
cmd-figures = Compare the figures
hint-figures = figures
cmd-dates = See the dates in order
hint-dates = dates
pane-says = Says
pane-figures = Figures
pane-dates = Dates
empty-says = No statement recognised
empty-says-next = The program recognised none here, which proves nothing
empty-figures = No figure recognised
empty-figures-next = The program recognised neither tolls nor losses here
empty-dates = No date recognised
empty-dates-next = The program recognised no date here
speaker-unknown = Who speaks is undecided
day-unresolved = Date not resolved
claimed-by-article = the article itself
act-states = states
act-claims = claims
act-accuses = accuses
act-condemns = condemns
act-calls-for = calls for
act-demands = demands
act-denies = denies
act-concedes = concedes
act-warns = warns
act-threatens = threatens
act-promises = promises
strength-distancing = the article keeps its distance
strength-endorsing = the article takes it for true
strength-conditional = given as unconfirmed
what-killed = Killed
what-wounded = Wounded
what-casualties = Casualties
what-missing = Missing
what-displaced = Displaced
what-captured = Captured
what-deaths-total = Deaths in all
what-losses = Losses
what-helicopters-destroyed = Helicopters destroyed
what-drones-destroyed = Drones destroyed
what-tanks-destroyed = Tanks destroyed
what-armored-vehicles-destroyed = Armoured vehicles destroyed
close-window = close
found-before = list of before: { $n } of { $of }
filter-unread = Filter not understood: { $why } · { $key } takes it up again
filter-syntax = words, "exact phrase", actor:name, -actor:name, source:, date:2020-11
more-actors = … { $n } more, find them with /
cmd-nearest = Go to the nearest statement of another actor
cmd-text-order = List statements in text order or by speaker
cmd-by-act = Keep only statements of one act, then of the next
cmd-marks = Mark statements, figures and dates in the text
notice-no-statement-here = No statement here
notice-nothing-near = Nobody else speaks of it in another article
notice-marked = Statements, figures and dates are marked
notice-not-marked = Only what the panel shows is marked
says-in-text-order = text order
figure-since = cumulative: { $since }
figure-in-all = cumulative
figure-revises = revises a figure given before
figure-contradicts = contradicted by another
status-provisional = provisional
status-confirmed = confirmed
status-unconfirmed = unconfirmed
day-from-publication = from the publication on { $date }
day-from-text = from “{ $words }”
day-of-publication = publication
day-of-statement = date of a statement
day-of-event = date of an event
said-again = said { $n } times in the article
what-arrested = Arrested
what-hostages = Hostages
what-homeless = Homeless
what-evacuated = Evacuated
what-affected = Affected
what-jobs = Jobs
what-deployed = Deployed
what-protesters = Protesters
what-percent = Shares
what-euros = Euros
what-dollars = Dollars
what-pounds = Pounds
what-yen = Yen
what-yuan = Yuan
what-rupees = Rupees
what-rubles = Roubles
what-pesos = Pesos
what-francs = Francs
what-kronor = Kronor
what-kroner = Kroner
what-soles = Soles
what-shillings = Shillings
what-naira = Naira
what-lira = Lira
what-reais = Reais
what-riyals = Riyals
what-aircraft-destroyed = Aircraft destroyed
what-ships-destroyed = Ships destroyed
what-missiles-destroyed = Missiles destroyed
what-vehicles-destroyed = Vehicles destroyed
read-section = { $what } ({ $n })
read-statement = { $head }, { $about }: { $words }
read-figure = { $words }: { $head }, { $about }
read-date = { $words }: { $head }, { $about }
read-via = passed on by { $who }
read-cue = “{ $words }”

# The shelves, and what a filter may ask for.
cmd-shelves = See the shelves, choose or keep a filter
cmd-complete = Complete what is typed
cmd-rename-shelf = Change the chosen note, or the name of the shelf
cmd-remove-shelf = Remove the chosen note or shelf; the articles stay
hint-rename-shelf = change
hint-remove-shelf = remove
shelves-title = Shelves
shelves-rename = New name of the shelf
shelves-save = Keep the present filter as “{ $name }”
empty-shelves = No shelf
empty-shelves-next = Filter first, then keep the filter here under a name
problem-shelf = this shelf cannot be read ({ $error }); it stays in the file
field-actor = that mention this actor
field-says = where this actor speaks
field-about = where somebody speaks of this actor
field-act = what is done by speaking
field-figure = that give this figure
field-place = that mention this place
field-source = of this source
field-title = these words in the title
field-since = published since
field-date = published that day, that month
field-before = published before
field-after = published after
field-is = read, starred, revised…
field-tag = with this tag
field-note = these words in the notes
field-lang = in this language
hidden-actors = { $n ->
    [one] 1 hidden (Enter shows it)
   *[other] { $n } hidden (Enter shows them)
}
hidden-unfolded = { $n } hidden:

# The language of filters, as the help shows it.
help-filters = In the filter
filter-words = strike ports
filter-words-about = these words, more or less
filter-phrase = "general strike"
filter-phrase-about = exactly these words
filter-actor = actor:aliev place:baku
filter-actor-about = by any of its names; a place
filter-without = -actor:nato
filter-without-about = without this actor
filter-either = paris OR (berlin -bonn)
filter-either-about = one or the other
filter-says = says:macron act:accuses about:turkey
filter-says-about = who says what of whom
filter-figure = figure:killed>100
filter-figure-about = a figure of that size
filter-since = since:3d before:yesterday
filter-since-about = days, weeks (w), months (m)
filter-dates = date:2020-09..2020-11
filter-dates-about = published between these dates
filter-marks = is:unread tag:later note:doubt
filter-marks-about = your marks and notes
problem-passed-over = files of other formats passed over: { $n }

# What the reader does with articles.
cmd-star = Give the article a star, or take it back
cmd-read = Mark the article as read, or as unread
cmd-new = List what is new since last time
help-articles = In the list and the text
filter-new = is:new
filter-new-about = come or revised since last time
new-articles = { $n } new
mark-read = Read: { $title }
mark-unread = Unread: { $title }
mark-star = Starred: { $title }
mark-unstar = No star: { $title }
mark-note = Note on { $title }
mark-note-changed = Note changed on { $title }
mark-no-note = Note removed from { $title }
notice-not-kept = Not kept, and taken back: { $why }
cmd-tags = Put tags on the article, or take them off
cmd-note = Write a note on the selection, mention or paragraph
cmd-notes = List the notes on the article, or all notes
cmd-keep-note = Keep the note; an empty one goes away
cmd-edit-note = Go on with the note in your own editor ($EDITOR)
cmd-drop-note = Leave the note as it was
hint-keep-note = keep
hint-edit-note = editor
hint-drop-note = drop
help-writing = In a note
note-title = Note
note-orphaned = passage gone:
notes-article = Notes on the article ({ $key }: all)
notes-all = All notes ({ $key }: on the article)
notes-astray = Articles that are no longer here
empty-notes = No notes
empty-notes-next = In the text, e writes one on the paragraph or the selection
tags-title = Tags
tags-new = new tag “{ $tag }”
empty-tags = No tags
empty-tags-next = Type a word; Enter puts it on the article
quoted = “{ $words }”
problem-editor = the editor “{ $name }” could not be started
problem-editor-failed = the editor “{ $name }” failed; the note stays as it was
problem-editor-text = the editor “{ $name }” left what cannot be read
problem-editor-terminal = the terminal cannot be lent to an editor here
## Articles that changed or went at their source

cmd-changes = Show what a revision has changed in the article
notice-not-revised = This article was not revised
notice-nothing-changed = No passage of the text has changed
changes-title = What has changed
changes = { $n ->
    [one] { $n } passage
   *[other] { $n } passages
}
revised = revised
gone = file gone
revised-see = revised ({ $key } shows how)
gone-from-source = file gone, text kept
loading-again = analysing anew { $done } of { $found }
followed = follows another Liseuse, read only here
problem-store-outdated = { $n ->
    [one] one article was analysed by another version; its actors, statements and figures are missing as long as the library cannot be written
   *[other] { $n } articles were analysed by another version; their actors, statements and figures are missing as long as the library cannot be written
}
problem-outdated = { $n ->
    [one] { $n } article was analysed by another version and is not complete here; open the library or add to it
   *[other] { $n } articles were analysed by another version and are not complete here; open the library or add to it
}
notice-for-now = { $what }, for this session only; { $key } undoes it
