"""Write a made-up family of any size as GEDCOM 5.5.1, the same for the same seed.

usage: python benchmarks/make_gedcom.py PEOPLE OUT.ged [--seed N]

Couples have up to six children, some people marry twice, a few children are adopted; four in ten
people have a birthplace, one in five a note of some length, one in three of the eldest no exact
date of birth.
"""

import argparse
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

GIVEN = {
    "F": [
        "Ada",
        "Bea",
        "Cleo",
        "Dora",
        "Elif",
        "Fanny",
        "Gita",
        "Hanna",
        "Ines",
        "Jana",
        "Kaia",
        "Lena",
        "Mina",
        "Nora",
        "Olga",
        "Pia",
        "Rosa",
    ],
    "M": [
        "Abel",
        "Ben",
        "Cem",
        "Dan",
        "Emil",
        "Finn",
        "Georg",
        "Hugo",
        "Ivan",
        "Jan",
        "Karl",
        "Leo",
        "Max",
        "Nils",
        "Otto",
        "Paul",
        "Rafi",
    ],
}
FAMILY = [
    "Adler",
    "Brook",
    "Costa",
    "Dahl",
    "Evans",
    "Ferro",
    "Gruber",
    "Hale",
    "Ivarsson",
    "Jansen",
    "Kaya",
    "Lund",
    "Moor",
    "Novak",
]
PLACES = ("Northmoor", "Eastwick", "Saltby", "Højby", "Kirchdorf", "Santa Rita", "Yeniköy")
WORK = ("baker", "teacher", "nurse", "sailor", "joiner", "clerk", "farmer", "printer")
MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
NOTE = "Moved house often and wrote letters home; two of them are said to be in a tin box."


@dataclass
class Person:
    number: int
    sex: str
    name: str
    surname: str
    born: int
    child_of: int = 0
    adopted: bool = False
    couples: list[int] = field(default_factory=list)


@dataclass
class Couple:
    number: int
    partners: tuple[Person, Person]
    married: int
    children: list[Person] = field(default_factory=list)


class Village:
    """Grows from founding couples until enough people have been born or married into it."""

    def __init__(self, people: int, seed: int) -> None:
        self.random = Random(seed)
        self.wanted = people
        self.people: list[Person] = []
        self.couples: list[Couple] = []

    def grow(self) -> None:
        waiting: deque[Person] = deque()
        while len(self.people) < self.wanted:
            person = waiting.popleft() if waiting else self._person("", self._year(1760, 1800))
            for _ in range(2 if self.random.random() < 0.08 else 1):
                if len(self.people) < self.wanted:
                    waiting += self._marry(person)

    def _year(self, first: int, last: int) -> int:
        return self.random.randint(first, last)

    def _person(self, surname: str, born: int, sex: str = "") -> Person:
        sex = sex or self.random.choice("FM")
        name = self.random.choice(GIVEN[sex])
        surname = surname or self.random.choice(FAMILY)
        person = Person(len(self.people) + 1, sex, name, surname, born)
        self.people.append(person)
        return person

    def _marry(self, person: Person) -> list[Person]:
        other_sex = "M" if person.sex == "F" else "F"
        same = self.random.random() < 0.03
        other = self._person("", person.born + self._year(-4, 4), person.sex if same else other_sex)
        couple = Couple(len(self.couples) + 1, (person, other), person.born + self._year(20, 32))
        self.couples.append(couple)
        for partner in couple.partners:
            partner.couples.append(couple.number)
        for _ in range(self.random.randint(0, 6)):
            if len(self.people) >= self.wanted:
                break
            couple.children.append(self._child(couple, person.surname))
        return [child for child in couple.children if self.random.random() < 0.7]

    def _child(self, couple: Couple, surname: str) -> Person:
        child = self._person(surname, couple.married + self._year(1, 15))
        child.child_of = couple.number
        child.adopted = self.random.random() < 0.03
        return child

    def _day(self, year: int) -> str:
        day, month = self.random.randint(1, 28), self.random.choice(MONTHS)
        return self.random.choice(
            (f"{day} {month} {year}",) * 4 + (f"{month} {year}", f"ABT {year}")
        )

    def rows_of_person(self, person: Person) -> list[str]:
        rows = [f"0 @I{person.number}@ INDI", f"1 NAME {person.name} /{person.surname}/"]
        rows += [
            f"2 GIVN {person.name}",
            f"2 SURN {person.surname}",
            f"1 SEX {person.sex}",
            "1 BIRT",
        ]
        unsure = person.born < 1850 and self.random.random() < 0.33
        rows.append(f"2 DATE {f'BEF {person.born + 5}' if unsure else self._day(person.born)}")
        if self.random.random() < 0.4:
            rows.append(f"2 PLAC {self.random.choice(PLACES)}")
        if person.born < 1950:
            rows += ["1 DEAT", f"2 DATE {self._day(person.born + self._year(1, 95))}"]
        if self.random.random() < 0.3:
            rows.append(f"1 OCCU {self.random.choice(WORK)}")
        if self.random.random() < 0.2:
            rows += [f"1 NOTE {NOTE}", f"2 CONT {NOTE}"]
        rows += [f"1 FAMS @F{number}@" for number in person.couples]
        if person.child_of:
            rows.append(f"1 FAMC @F{person.child_of}@")
        return [*rows, "2 PEDI adopted"] if person.adopted else rows

    def rows_of_couple(self, couple: Couple) -> list[str]:
        first, second = couple.partners
        tags = ("WIFE", "HUSB") if first.sex == "F" else ("HUSB", "WIFE")
        rows = [f"0 @F{couple.number}@ FAM", f"1 {tags[0]} @I{first.number}@"]
        rows += [f"1 {tags[1]} @I{second.number}@", "1 MARR", f"2 DATE {self._day(couple.married)}"]
        if self.random.random() < 0.1:
            rows += ["1 DIV", f"2 DATE {couple.married + self._year(16, 25)}"]
        return rows + [f"1 CHIL @I{child.number}@" for child in couple.children]


def family_file(people: int, seed: int = 1) -> str:
    village = Village(people, seed)
    village.grow()
    rows = ["0 HEAD", "1 SOUR MADE-UP", "1 GEDC", "2 VERS 5.5.1", "2 FORM LINEAGE-LINKED"]
    rows.append("1 CHAR UTF-8")
    for person in village.people:
        rows += village.rows_of_person(person)
    for couple in village.couples:
        rows += village.rows_of_couple(couple)
    return "\n".join([*rows, "0 TRLR", ""])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("people", type=int)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    text = family_file(asked.people, asked.seed)
    asked.out.write_text(text, encoding="utf-8")
    print(f"{asked.out}: {asked.people} people, {text.count(chr(10))} lines")


if __name__ == "__main__":
    main()
