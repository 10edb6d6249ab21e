### Les mots de l’interface. Une langue par fichier, les mêmes clés dans toutes.
### Espace fine insécable devant ? et %, insécable devant : et dans les guillemets.

## Commandes : une ligne d’aide chacune, 60 colonnes au plus

cmd-open = Ouvrir l’article choisi
cmd-mentions = Voir les mentions de l’acteur, ou aller à l’une d’elles
cmd-include = Ne garder que les articles mentionnant aussi cet acteur
cmd-exclude = Écarter les articles qui mentionnent cet acteur
cmd-only = Filtrer sur cet acteur, à la place des autres
cmd-either = Élargir le filtre : son dernier acteur, ou celui-ci
cmd-scope = Basculer entre cet article et tous les articles listés
cmd-next-actor = Aller à l’acteur suivant dans le texte
cmd-previous-actor = Aller à l’acteur précédent dans le texte
cmd-who = Aller au volet, à l’acteur choisi dans le texte
cmd-unfold = Déplier ou replier les restes de la page web
cmd-cast = Aller au volet des acteurs, ou le fermer
cmd-filter = Filtrer les articles par mots, acteurs, sources, dates
cmd-pick-actor = Choisir un acteur pour filtrer les articles
cmd-portrait = Ouvrir la page de l’acteur
cmd-visit = Aller où mène la ligne : article, autre acteur, recherche
cmd-family = Filtrer sur toute la famille : État, capitale, armée…
cmd-order = Ranger les acteurs par poids ou par singularité
cmd-picked-portrait = Ouvrir la page de l’acteur trouvé
cmd-find = Chercher là où l’on est : liste, texte ou acteurs
cmd-next-hit = Aller à l’occurrence suivante
cmd-previous-hit = Aller à l’occurrence précédente
cmd-select = Sélectionner le paragraphe ; les flèches l’étendent
cmd-copy = Copier la sélection, sinon le paragraphe
cmd-why = Expliquer pourquoi cet acteur a été reconnu ici
cmd-correct = Corriger l’acteur choisi ou la mention
cmd-corrections = Revoir toutes les corrections
cmd-undo = Défaire ce qui a été fait en dernier
cmd-redo = Refaire ce qui vient d’être défait
cmd-down = Descendre d’une ligne
cmd-up = Monter d’une ligne
cmd-page-down = Descendre d’une page
cmd-page-up = Monter d’une page
cmd-half-down = Descendre d’une demi-page
cmd-half-up = Monter d’une demi-page
cmd-top = Aller au début
cmd-bottom = Aller à la fin
cmd-next-pane = Passer au volet suivant
cmd-previous-pane = Passer au volet précédent
cmd-next-article = Ouvrir l’article suivant
cmd-previous-article = Ouvrir l’article précédent
cmd-back = Revenir là où l’on était
cmd-forward = Avancer de nouveau, après un retour
cmd-clear = Défaire pas à pas : sélection, recherche, filtre
cmd-zen = N’afficher que le texte, ou revenir à l’ensemble
cmd-problems = Voir ce qui n’a pas pu être lu
cmd-mouse = Laisser la souris au terminal, ou la reprendre
cmd-reload = Relire toutes les sources
cmd-help = Afficher l’aide et toutes les touches
cmd-suspend = Suspendre Liseuse et revenir au shell
cmd-quit = Quitter Liseuse
cmd-accept = Valider la saisie ou le choix
cmd-next = Passer au choix suivant
cmd-previous = Passer au choix précédent
cmd-cancel = Abandonner et revenir

## Les mêmes en un mot ou deux, pour la ligne du bas

hint-open = ouvrir
hint-mentions = mentions
to-passage = passage
hint-portrait = page
hint-visit = aller
hint-include = avec
hint-exclude = sans
hint-only = seul
hint-either = ou
hint-scope = ici/tous
hint-next-actor = acteur suivant
hint-who = fiche
hint-unfold = déplier
hint-cast = acteurs
hint-filter = filtrer
hint-pick-actor = par acteur
hint-find = chercher
hint-copy = copier
hint-help = aide
hint-quit = quitter
hint-accept = valider
hint-next = suivant
hint-cancel = annuler

## La barre du haut

articles = { $n ->
    [one] { $n } article
   *[other] { $n } articles
}
actors = { $n ->
    [one] { $n } acteur
   *[other] { $n } acteurs
}
found = { $n } sur { $of }
filter = filtre :
filter-clear = { $key } efface
reading-place = { $percent } %
loading = lecture : { $done } sur { $found }
problems = { $n ->
    [one] { $n } problème
   *[other] { $n } problèmes
}

## Les volets

pane-articles = Articles
pane-cast = Acteurs
untitled = sans titre
other-language = autre langue : seuls les noms à capitale sont relevés
undated = sans date
minutes = { $n } min
fold = { $n ->
    [one] { $n } ligne de page repliée
   *[other] { $n } lignes de page repliées
}
unfold-key = { $key } déplie
kind-person = Personnes
kind-state = États et pouvoirs
kind-force = Forces armées
kind-organisation = Organisations
kind-group = Groupes
kind-place = Lieux
one-person = Personne
one-state = État ou pouvoir
one-force = Force armée
one-organisation = Organisation
one-group = Groupe
one-place = Lieu
scope-article = cet article
scope-found = articles listés
order-significance = Singuliers
portrait = Acteur
portrait-names = Noms
portrait-said = Paroles
portrait-family = Famille
portrait-company = En compagnie de
portrait-undecided = Peut-être le même, indécis
portrait-outlets = Sources
portrait-articles = Articles
portrait-says = prend la parole
portrait-spoken-of = on parle de lui
portrait-parent = dont dépend la famille
portrait-companion = { $n } art. · ×{ $lift }
portrait-said-so = comme vous l’avez dit
portrait-known = reconnu par le lexique
portrait-named = reconnu par son nom
portrait-alone = indécis : peut-être un autre
portrait-months = articles par mois, { $n } au plus
card-names = noms
card-parts = paroles
card-parts-of = dans { $says } art., à son sujet dans { $about }
card-company = avec
card-family = famille
mentions-of = { $n } fois · { $articles } art.

## Rien à montrer : ce qui manque, puis que faire

empty-library = Aucun article à lire
empty-library-next = liseuse DOSSIER ouvre un dossier d’articles
empty-loading = Lecture en cours
empty-loading-next = Les articles paraissent ici dès qu’ils sont lus
empty-found-yet = Aucun article ne répond encore
empty-found-yet-next = Ils sont en train d’être lus ou analysés ; la réponse grandit
empty-found = Aucun article ne répond au filtre
empty-found-next = Effacez le filtre, ou retirez-en un terme
empty-unread = Filtre non compris
empty-cast-yet = Pas encore analysé
empty-cast-yet-next = Une autre version l’a lu ; ses acteurs viennent avec la nouvelle analyse
empty-cast = Aucun acteur reconnu
empty-cast-next = Étendez le volet à tous les articles listés
empty-cast-closed = Aucun article ouvert
empty-cast-closed-next = Ouvrez-en un pour voir ses acteurs
empty-narrow = Aucun acteur de ce nom
empty-narrow-next = Essayez avec moins de lettres
empty-text = Aucun article ouvert
empty-text-next = Choisissez-en un dans la liste
empty-unlisted = Aucun article ouvert
empty-unlisted-next = La liste n’en montre aucun
empty-mentions = Aucune mention
empty-mentions-next = Choisissez un autre acteur
empty-gathering = Lecture des articles
empty-gathering-next = Ce qui est trouvé paraît ici
empty-help = Aucune commande ne correspond
empty-help-next = Essayez un mot plus court
empty-picker = Aucun acteur de ce nom
empty-picker-next = Essayez avec moins de lettres
empty-problems = Rien à signaler
empty-problems-next = Les fichiers d’autres formats ne sont pas ouverts

## Ce que la ligne du bas annonce

notice-copied = { $n ->
    [one] { $n } mot envoyé au presse-papiers
   *[other] { $n } mots envoyés au presse-papiers
}
notice-no-hit = « { $words } » introuvable
notice-nothing-to-find = Aucune recherche en cours
notice-hit = occurrence { $at } sur { $n }
notice-no-back = Rien avant : c’est le point de départ
notice-no-forward = Rien après : c’est le dernier endroit visité
notice-gone = Cet article n’est plus là
notice-no-actor-here = Aucun acteur à cet endroit
notice-mouse-free = Souris laissée au terminal
notice-mouse-taken = Souris reprise
notice-selecting = Paragraphe sélectionné ; les flèches l’étendent
notice-nothing-to-correct = Rien à corriger ici : choisissez un acteur
notice-nothing-to-undo = Rien à défaire
notice-nothing-to-redo = Rien à refaire
notice-corrected = { $what } ; { $key } défait
notice-undone = Défait : { $what }
notice-redone = Refait : { $what }

## Saisies et fenêtres

prompt-filter = Filtrer :
prompt-find = Chercher :
prompt-pick = Choisir un acteur
pick-with = avec { $name }
prompt-narrow = Acteur :
help-title = Touches et commandes
help-anywhere = Partout
help-list = Dans la liste
help-reader = Dans le texte
help-panel = Dans le volet des acteurs
help-portrait = Sur la page d’un acteur
help-actors = Volet et page des acteurs
help-prompt = Pendant une saisie ou un choix
problems-title = Ce qui n’a pas pu être lu

## Corriger
correct-title = Corriger
correct-merge = c’est le même acteur que…
correct-split = un de ses noms est à quelqu’un d’autre…
correct-rename = l’appeler autrement…
correct-retype = changer sa nature…
correct-hide = le masquer
correct-show = ne plus le masquer
correct-not-here = « { $words } » ne désigne personne ici
correct-nowhere = « { $words } » ne désigne personne, partout
correct-give = « { $words } » est un autre, ici…
correct-give-all = « { $words } » est un autre, partout…
correct-here = « { $words } » est un acteur ici, de nature…
correct-everywhere = « { $words } » est un acteur partout, de nature…
correct-words = d’autres mots du texte…
correct-rename-help = Ce nom-là sera montré et trouvé ; les articles gardent le leur.
correct-words-help = Tapez des mots de l’article ouvert, puis Entrée.
correct-anywhere = partout
toll = { $mentions ->
    [one] 1 mention
   *[other] { $mentions } mentions
} · { $articles ->
    [one] 1 article
   *[other] { $articles } articles
}
corrections-title = Corrections · Entrée en retire une
empty-corrections = Aucune correction
empty-corrections-next = E sur un acteur ou une mention en fait une
correction-merge = { $one } = { $other }
correction-split = { $one } ≠ { $other }
correction-rename = { $one } → { $other }
correction-retype = { $one } : { $other }
correction-hide = { $one } : masqué
correction-not = « { $one } » : personne ({ $place })
correction-give = « { $one } » : { $other } ({ $place })
correction-mark = « { $one } » : { $other } ({ $place })
outcome-no-actor = acteur introuvable
outcome-no-other = second acteur introuvable
outcome-no-article = article absent
outcome-no-words = mots introuvables
outcome-needless = déjà ainsi
outcome-overtaken = contredite depuis

## Ce qu’un filtre a d’incompréhensible

query-error-unknown-field = champ inconnu (acteur, famille, dit, sur, lieu, source, depuis, est…)
query-error-empty-value = il manque une valeur après les deux-points
query-error-date = une date s’écrit 2020-09-27, 2020-09, 3j, hier, lundi ou septembre
query-error-language = langue inconnue (fr, en, autre)
query-error-nearly = inconnu ; est-ce { $nearest } ?
query-error-act = acte inconnu (déclare, accuse, dément, appelle, menace…)
query-error-flag = état inconnu (nonlu, lu, favori, annoté, révisé, disparu, nouveau)
query-error-counted = on ne compte rien de tel (tués, blessés, déplacés, drones…)
query-error-size = une quantité s’écrit >100, <=30 ou 10..20
query-error-depth = trop de parenthèses les unes dans les autres
query-error-parenthesis = parenthèse de trop
query-error-operator = il faut un terme de chaque côté

## Pourquoi un acteur a été reconnu

why = Pourquoi cette mention ?
why-rule-lexicon = Le nom figure dans le lexique
why-rule-people = Un nom de peuple suivi d’un lieu
why-rule-title-and-name = Un titre ou une fonction accompagne le nom
why-rule-office = Une fonction désigne la personne
why-rule-head = Un nom commun désigne l’acteur
why-rule-head-and-name = Un nom commun dit ce qu’est le nom propre
why-rule-classifier = Un mot comme « ville » ou « région » l’introduit
why-rule-given-name = Un prénom ouvre le nom
why-rule-body-word = L’un de ses mots désigne une institution
why-rule-place-word = L’un de ses mots désigne un lieu
why-rule-reader = Vous l’avez dit
why-said = Vous avez dit : { $what }
why-rule-after-preposition = Une préposition de lieu le précède
why-rule-country-beside = Un pays le suit entre parenthèses
why-rule-speaks = Un verbe de parole l’accompagne
why-rule-second-pass = Le reste de l’article le confirme
why-rule-list = Ses voisins dans l’énumération disent ce que c’est
why-rule-tagger = Un modèle appris sur des articles le reconnaît
why-rule-capitals = Seules ses capitales le signalent
why-lexicon = Lexique { $list }, ligne { $line }
why-score = Le modèle y voit un nom à { $n } %
why-words = « { $words } »
why-cue = Indice : « { $words } »

## Les touches qui ont un nom

key-up = ↑
key-down = ↓
key-left = ←
key-right = →
key-enter = Entrée
key-esc = Échap
key-tab = Tab
key-shift-tab = Maj-Tab
key-backspace = Ret. arr.
key-delete = Suppr
key-home = Début
key-end = Fin
key-pageup = Page↑
key-pagedown = Page↓
key-space = Espace

## Ce que « liseuse read » imprime

read-folded = { $n ->
    [one] [{ $n } ligne de page repliée ; --all la montre]
   *[other] [{ $n } lignes de page repliées ; --all les montre]
}
read-cast = { $kind } : { $actors }

## Ce qui n’a pas pu être lu ou suivi, et que faire

problem-empty = fichier vide
problem-no-text = aucun texte
problem-damaged = des octets n’ont pas de sens en { $encoding } ; à enregistrer de nouveau en UTF-8
problem-foreign = { $kind ->
    [archive] une archive
    [archive-or-office] une archive ou un document bureautique
    [compressed] un fichier compressé
    [database] une base de données
    [feed] un flux
    [film-or-sound] un film ou du son
    [json] du JSON
    [office] un ancien document bureautique
    [pdf] un PDF
    [picture] une image
    [picture-or-sound] une image ou du son
    [program] un programme
    [rich-text] du texte enrichi (RTF)
    [sound] du son
    [web-page] une page web
    [xml] du XML
   *[noise] pas du texte
} ; à enregistrer en .txt ou .md
problem-too-large = plus de { $megabytes } Mo ; à couper en articles
problem-upset = a fait trébucher le programme ; merci de le signaler, fichier joint
problem-not-found = aucun fichier ni dossier de ce nom
problem-no-permission = accès refusé ; voir à qui il appartient
problem-disk-full = le disque est plein
problem-read-only = le disque est en lecture seule
problem-no-folder = une partie du chemin n’est pas un dossier
problem-long-name = nom trop long
problem-input-too-large = trop de texte à la fois ; à couper en articles
problem-folder-now = devenu un dossier entre-temps ; laissé de côté
problem-device = un tube, un socket ou un périphérique ; laissé de côté
problem-leads-back = remonte au-dessus du dossier ouvert ; non suivi
problem-long-copy = plus de { $kilobytes } ko, trop pour le presse-papiers d’un terminal ; rien n’est copié
problem-toml = ce n’est pas du TOML ({ $error })
problem-setting = aucun réglage « { $name } »
problem-setting-nearly = aucun réglage « { $name } » ; est-ce « { $nearest } » ?
problem-column = « column » est un nombre de { $from } à { $to }
problem-language = « language » vaut auto, fr ou en
problem-mouse = « mouse » vaut true ou false
problem-theme = « theme » vaut l’un de : { $names }
problem-models = « models » nomme un fichier pour « fr » ou « en »
problem-model = { $why } ; le modèle intégré est utilisé
problem-actor-table = les acteurs vont sous des lignes [[actor]]
problem-actor-name = un acteur a besoin d’un nom qui contienne des lettres
problem-actor-kind = « kind » vaut l’un de : person, state, force, organisation, group, place
problem-actor-aliases = « aliases » est une liste de noms
problem-actor-key = une clé est un mot, un deux-points et un nom sans espaces : « gov:fr »
problem-actor-language = « language » vaut l’un de : fr, en, any
problem-keys-table = les touches vont sous une ligne [keys]
problem-keys-list = les touches de « { $name } » s’écrivent en liste
problem-command = aucune commande « { $name } »
problem-command-nearly = aucune commande « { $name } » ; est-ce « { $nearest } » ?
problem-key = « { $written } » n’est pas une touche ; par exemple f, ctrl-k, enter, pagedown
problem-key-taken = « { $key } » est déjà donnée à « { $name } »
problem-no-way-out = « { $name } » n’aurait plus de touche et garde les siennes
problem-store-newer = écrite par une version plus récente de Liseuse ; rien n’y est touché. À mettre à jour pour la lire
problem-store-foreign = n’est pas une bibliothèque de Liseuse ; rien n’y est touché
problem-store-damaged = la bibliothèque est abîmée ; « liseuse check » s’en occupe
problem-store-busy = une autre Liseuse écrit dans cette bibliothèque ; ici, elle est en lecture seule
problem-store-read-only = la bibliothèque ne peut être écrite ; ce qui est lu maintenant n’est pas gardé
problem-store-unindexed = l’index des mots n’a pu être lu ou écrit ; ce que disent les textes n’est pas tout trouvé
problem-store-missing = aucune bibliothèque à cet endroit
problem-store-mended = la dernière séance a été coupée ; la bibliothèque a été remise en ordre
problem-store-line = n’est pas une ligne de bibliothèque ; laissée de côté
problem-store-rescued = la bibliothèque était abîmée : fichier gardé tel quel ; ce qui s’en lisait est repris, le reste est relu dans vos fichiers
problem-text-lost = son texte est perdu ; « liseuse check » le relit si son fichier est là
problem-lost = son texte est perdu ; il est relu si son fichier est là
problem-astray = quelque chose mène hors de son texte ; il est relu
problem-untrue = ne dit pas ce que dit son fichier ; il est relu
problem-other = { $error }
problem-correction-toml = pas une correction, qui est un moment, « = » et ce qui fut dit ; la ligne reste ({ $line })
problem-correction-word = un mot inconnu ou mal écrit dans la correction ; la ligne reste ({ $line })
problem-correction-half = une partie de la correction manque ; la ligne reste ({ $line })
problem-correction-kind = une nature est PERSON, GOV, MIL, ORG, GROUP ou PLACE ; la ligne reste ({ $line })
problem-placed = { $place } : { $what }

## La ligne de commande

cli-no-library = aucune bibliothèque n’a encore été ouverte ; en nommer une par --library
cli-added = nouveaux : { $new }, révisés : { $revised }, disparus : { $gone } ; { $all } dans la bibliothèque
cli-removed = { $count ->
    [one] { $count } article retiré ; son fichier reste à sa place
   *[other] { $count } articles retirés ; leurs fichiers restent à leur place
}
cli-checked = articles examinés : { $all } ; à relire : { $again }, lignes refaites : { $remade }, restes retirés : { $leftovers }
cli-index-anew = l’index des mots, qui ne convenait plus, a été refait
cli-no-terminal = aucun terminal où dessiner ; pour imprimer des articles : liseuse read CHEMIN
cli-no-articles = aucun article ; nommer des fichiers, ou un dossier avec des .txt ou des .md
cli-unwritable = { $path } n’a pas pu être écrit : { $why }
cli-renamed = { $path } : écrit sous le nom { $name }, le sien étant pris
cli-usage = Utilisation : { $usage }
cli-usage-more = Pour en savoir plus : --help
cli-usage-values = valeurs : { $values }
cli-usage-unknown = argument inconnu « { $argument } »
cli-usage-unknown-nearly = argument inconnu « { $argument } » ; est-ce « { $nearest } » ?
cli-usage-no-value = « { $argument } » demande une valeur
cli-usage-value = « { $value } » ne convient pas à « { $argument } »
cli-usage-conflict = « { $argument } » ne va pas avec « { $other } »
cli-usage-missing = il manque { $argument }
cli-usage-model = --model se met après la commande à laquelle il est destiné
sample = échantillon
piped = entrée standard
piped-for-now = entrée standard, non gardée

## Dates

date-short = { $day ->
    [1] 1er
   *[other] { $day }
} { $month ->
    [1] janv.
    [2] févr.
    [3] mars
    [4] avr.
    [5] mai
    [6] juin
    [7] juil.
    [8] août
    [9] sept.
    [10] oct.
    [11] nov.
   *[12] déc.
} { $year }
date-day = { $day ->
    [1] 1er
   *[other] { $day }
} { $month ->
    [1] janvier
    [2] février
    [3] mars
    [4] avril
    [5] mai
    [6] juin
    [7] juillet
    [8] août
    [9] septembre
    [10] octobre
    [11] novembre
   *[other] décembre
}
date-season = { $month ->
    [21] printemps
    [22] été
    [23] automne
   *[other] hiver
} { $year }
date-century = { $n }e siècle
hour = { $hours } h { $minutes }
length = { $n } { $unit ->
    [hours] { $n ->
        [one] heure
       *[other] heures
    }
    [days] { $n ->
        [one] jour
       *[other] jours
    }
    [weeks] { $n ->
        [one] semaine
       *[other] semaines
    }
    [months] mois
   *[years] { $n ->
        [one] an
       *[other] ans
    }
}
date-month = { $month ->
    [1] janv.
    [2] févr.
    [3] mars
    [4] avr.
    [5] mai
    [6] juin
    [7] juil.
    [8] août
    [9] sept.
    [10] oct.
    [11] nov.
   *[12] déc.
} { $year }
date-long = { $day ->
    [1] 1er
   *[other] { $day }
} { $month ->
    [1] janvier
    [2] février
    [3] mars
    [4] avril
    [5] mai
    [6] juin
    [7] juillet
    [8] août
    [9] septembre
    [10] octobre
    [11] novembre
   *[12] décembre
} { $year }

# Les autres volets : paroles, chiffres, dates.
cmd-says = Voir qui dit quoi
hint-says = paroles
cmd-figures = Comparer les chiffres
hint-figures = chiffres
cmd-dates = Voir les dates dans l’ordre
hint-dates = dates
pane-says = Paroles
pane-figures = Chiffres
pane-dates = Dates
empty-says = Aucune parole reconnue
empty-says-next = Le programme n’en a reconnu aucune ici, ce qui ne prouve rien
empty-figures = Aucun chiffre reconnu
empty-figures-next = Le programme n’a reconnu ici ni bilan ni pertes
empty-dates = Aucune date reconnue
empty-dates-next = Le programme n’a reconnu ici aucune date
speaker-unknown = Qui parle reste indécis
day-unresolved = Date non résolue
claimed-by-article = l’article lui-même
act-states = déclare
act-claims = prétend
act-accuses = accuse
act-condemns = condamne
act-calls-for = appelle à
act-demands = exige
act-denies = dément
act-concedes = reconnaît
act-warns = avertit
act-threatens = menace
act-promises = promet
strength-distancing = l’article s’en distancie
strength-endorsing = l’article le tient pour vrai
strength-conditional = au conditionnel
what-killed = Tués
what-wounded = Blessés
what-casualties = Victimes
what-missing = Disparus
what-displaced = Déplacés
what-captured = Prisonniers
what-deaths-total = Morts en tout
what-losses = Pertes
what-helicopters-destroyed = Hélicoptères détruits
what-drones-destroyed = Drones détruits
what-tanks-destroyed = Chars détruits
what-armored-vehicles-destroyed = Blindés détruits
close-window = fermer
found-before = liste d’avant : { $n } sur { $of }
filter-unread = Filtre illisible : { $why } · { $key } le reprend
filter-syntax = mots, « phrase exacte », acteur:nom, -acteur:nom, source:, date:2020-11
more-actors = … { $n } de plus, à chercher par /
cmd-nearest = Aller à la parole la plus proche d’un autre acteur
cmd-text-order = Ranger les paroles dans l’ordre du texte ou par locuteur
cmd-by-act = Ne garder que les paroles d’un acte, puis du suivant
cmd-marks = Marquer dans le texte paroles, chiffres et dates
notice-no-statement-here = Aucune parole à cet endroit
notice-nothing-near = Nul autre n’en parle dans un autre article
notice-marked = Paroles, chiffres et dates sont marqués
notice-not-marked = Seul ce que montre le volet est marqué
says-in-text-order = au fil
figure-since = cumul : { $since }
figure-in-all = cumul
figure-revises = révise un chiffre donné avant
figure-contradicts = contredit par un autre
status-provisional = provisoire
status-confirmed = confirmé
status-unconfirmed = non confirmé
day-from-publication = d’après la publication du { $date }
day-from-text = d’après « { $words } »
day-of-publication = publication
day-of-statement = date d’une parole
day-of-event = date d’un fait
said-again = dit { $n } fois dans l’article
what-arrested = Arrêtés
what-hostages = Otages
what-homeless = Sans-abri
what-evacuated = Évacués
what-affected = Sinistrés
what-jobs = Emplois
what-deployed = Déployés
what-protesters = Manifestants
what-percent = Parts
what-euros = Euros
what-dollars = Dollars
what-pounds = Livres
what-yen = Yens
what-yuan = Yuans
what-rupees = Roupies
what-rubles = Roubles
what-pesos = Pesos
what-francs = Francs
what-kronor = Couronnes suédoises
what-kroner = Couronnes
what-soles = Sols
what-shillings = Shillings
what-naira = Nairas
what-lira = Lires
what-reais = Réals
what-riyals = Riyals
what-aircraft-destroyed = Avions détruits
what-ships-destroyed = Navires détruits
what-missiles-destroyed = Missiles détruits
what-vehicles-destroyed = Véhicules détruits
read-section = { $what } ({ $n })
read-statement = { $head }, { $about } : { $words }
read-figure = { $words } : { $head }, { $about }
read-date = { $words } : { $head }, { $about }
read-via = transmis par { $who }
read-cue = « { $words } »

# Les étagères, et ce qu’un filtre peut demander.
cmd-shelves = Voir les étagères, choisir ou ranger un filtre
cmd-complete = Compléter ce qui est tapé
cmd-rename-shelf = Changer la note ou le nom de l’étagère choisie
cmd-remove-shelf = Ôter la note ou l’étagère choisie ; les articles restent
hint-rename-shelf = changer
hint-remove-shelf = ôter
shelves-title = Étagères
shelves-rename = Nouveau nom de l’étagère
shelves-save = Ranger le filtre présent sous « { $name } »
empty-shelves = Aucune étagère
empty-shelves-next = Filtrez d’abord, puis rangez le filtre ici sous un nom
problem-shelf = cette étagère ne se lit pas ({ $error }) ; elle reste dans le fichier
field-actor = qui mentionnent cet acteur
field-says = où cet acteur parle
field-about = où l’on parle de cet acteur
field-act = ce que l’on fait en parlant
field-figure = qui donnent ce chiffre
field-place = qui mentionnent ce lieu
field-source = de cette source
field-title = ces mots dans le titre
field-since = publiés depuis
field-date = publiés ce jour, ce mois
field-before = publiés avant
field-after = publiés après
field-is = lus, favoris, révisés…
field-tag = sous cette étiquette
field-note = ces mots dans les notes
field-lang = dans cette langue
hidden-actors = { $n ->
    [one] 1 masqué (Entrée le montre)
   *[other] { $n } masqués (Entrée les montre)
}
hidden-unfolded = { $n ->
    [one] 1 masqué :
   *[other] { $n } masqués :
}

# The language of filters, as the help shows it.
help-filters = Dans le filtre
filter-words = grève ports
filter-words-about = ces mots, ou à peu près
filter-phrase = « grève générale »
filter-phrase-about = exactement ces mots
filter-actor = acteur:aliev lieu:bakou
filter-actor-about = sous tous ses noms ; un lieu
filter-without = -acteur:otan
filter-without-about = sans cet acteur
filter-either = paris OU (berlin -bonn)
filter-either-about = l’un ou l’autre
filter-says = dit:macron acte:accuse sur:turquie
filter-says-about = qui dit quoi de qui
filter-figure = chiffre:tués>100
filter-figure-about = un chiffre de cette taille
filter-since = depuis:3j avant:hier
filter-since-about = jours, semaines (s), mois (m)
filter-dates = date:2020-09..2020-11
filter-dates-about = publié entre ces dates
filter-marks = est:nonlu étiquette:relire note:doute
filter-marks-about = vos marques et vos notes
problem-passed-over = fichiers d’autres formats laissés de côté : { $n }

# Ce que le lecteur fait des articles.
cmd-star = Donner une étoile à l’article, ou la reprendre
cmd-read = Marquer l’article comme lu, ou comme non lu
cmd-new = Lister ce qui est nouveau depuis la dernière fois
help-articles = Dans la liste et le texte
filter-new = est:nouveau
filter-new-about = arrivé ou révisé depuis la dernière fois
new-articles = { $n ->
    [one] { $n } nouveau
   *[other] { $n } nouveaux
}
mark-read = Lu : { $title }
mark-unread = Non lu : { $title }
mark-star = Étoile : { $title }
mark-unstar = Sans étoile : { $title }
mark-note = Note sur { $title }
mark-note-changed = Note changée sur { $title }
mark-no-note = Note ôtée de { $title }
notice-not-kept = Non gardé et repris : { $why }
cmd-tags = Mettre des étiquettes à l’article, ou les ôter
cmd-note = Annoter la sélection, la mention ou le paragraphe
cmd-notes = Lister les notes de l’article, ou toutes
cmd-keep-note = Garder la note ; vide, elle disparaît
cmd-edit-note = Continuer la note dans son propre éditeur ($EDITOR)
cmd-drop-note = Laisser la note comme elle était
hint-keep-note = garder
hint-edit-note = éditeur
hint-drop-note = abandonner
help-writing = Dans une note
note-title = Note
note-orphaned = passage disparu :
notes-article = Notes de l’article ({ $key } : toutes)
notes-all = Toutes les notes ({ $key } : de l’article)
notes-astray = Articles qui ne sont plus là
empty-notes = Aucune note
empty-notes-next = Dans le texte, e annote le paragraphe ou la sélection
tags-title = Étiquettes
tags-new = nouvelle étiquette « { $tag } »
empty-tags = Aucune étiquette
empty-tags-next = Tapez un mot, Entrée le met à l’article
quoted = « { $words } »
problem-editor = l’éditeur « { $name } » n’a pas pu être lancé
problem-editor-failed = l’éditeur « { $name } » a échoué ; la note reste comme elle était
problem-editor-text = l’éditeur « { $name } » a laissé ce qui ne peut être lu
problem-editor-terminal = le terminal ne peut être prêté à un éditeur ici
## Articles that changed or went at their source

cmd-changes = Montrer ce qu’une révision a changé dans l’article
notice-not-revised = Cet article n’a pas été révisé
notice-nothing-changed = Aucun passage du texte n’a changé
changes-title = Ce qui a changé
changes = { $n ->
    [one] { $n } passage
   *[other] { $n } passages
}
revised = révisé
gone = fichier disparu
revised-see = révisé ({ $key } montre en quoi)
gone-from-source = fichier disparu, texte gardé
loading-again = nouvelle analyse : { $done } sur { $found }
followed = suit un autre Liseuse, lecture seule ici
problem-store-outdated = { $n ->
    [one] un article a été analysé par une autre version ; ses acteurs, paroles et chiffres manquent tant que la bibliothèque ne peut être écrite
   *[other] { $n } articles ont été analysés par une autre version ; leurs acteurs, paroles et chiffres manquent tant que la bibliothèque ne peut être écrite
}
problem-outdated = { $n ->
    [one] { $n } article analysé par une autre version n’est pas complet ici ; ouvrez la bibliothèque ou ajoutez-y
   *[other] { $n } articles analysés par une autre version ne sont pas complets ici ; ouvrez la bibliothèque ou ajoutez-y
}
notice-for-now = { $what } ; le temps de cette séance ; { $key } défait
