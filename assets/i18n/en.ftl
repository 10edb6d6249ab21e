articles = { $n ->
    [one] { $n } article
   *[other] { $n } articles
}
untitled = untitled
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
read-folded = { $n ->
    [one] [{ $n } line of the page folded; --all shows it]
   *[other] [{ $n } lines of the page folded; --all shows them]
}
read-person = Persons: { $actors }
read-state = States and authorities: { $actors }
read-force = Armed forces: { $actors }
read-organisation = Organisations: { $actors }
read-group = Groups: { $actors }
read-place = Places: { $actors }
