articles = { $n ->
    [one] { $n } article
   *[other] { $n } articles
}
untitled = sans titre
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
read-folded = { $n ->
    [one] [{ $n } ligne de page repliée ; --all la montre]
   *[other] [{ $n } lignes de page repliées ; --all les montre]
}
read-person = Personnes : { $actors }
read-state = États et autorités : { $actors }
read-force = Forces armées : { $actors }
read-organisation = Organisations : { $actors }
read-group = Groupes : { $actors }
read-place = Lieux : { $actors }
