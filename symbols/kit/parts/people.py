"""The people of the care set: one look each, so that the same person is always the same."""

from __future__ import annotations

from parts.figure import Look
from parts.palette import BLUE, CORAL, GREEN, INK, LEAF, PLUM, SKY, STONE, TEAL, WHITE, WOOD, YELLOW

SOCIAL_WORKER = Look("medium-dark", "black", "bob", TEAL)
REVIEWER = Look("dark", "black", "short", PLUM, glasses=True)
ADVOCATE = Look("medium-light", "brown", "short", CORAL, scarf=CORAL)
FOSTER_CARER = Look("medium-light", "ginger", "long", GREEN, legs=PLUM)
FOSTER_CARER_2 = Look("dark", "black", "short", BLUE, beard=True, legs=STONE)
JUDGE = Look("light", "grey", "bob", INK, glasses=True)
GUARDIAN = Look("dark", "black", "puffs", BLUE, legs=STONE)
SUPPORT_WORKER = Look("medium", "black", "short", LEAF, turban=YELLOW, beard=True)
TEACHER = Look("light", "brown", "bun", CORAL, glasses=True)
DOCTOR = Look("medium-dark", "black", "short", WHITE)
NURSE = Look("medium-light", "blond", "bun", SKY)
DENTIST = Look("light", "ginger", "short", SKY, beard=True)
THERAPIST = Look("dark", "dark-brown", "afro", YELLOW)
POLICE = Look("light", "brown", "short", BLUE)
MUM = Look("medium-light", "brown", "long", PLUM, legs=INK)
DAD = Look("medium-dark", "black", "short", BLUE, beard=True, legs=WOOD)
BROTHER = Look("medium", "black", "spiky", GREEN)
SISTER = Look("medium-dark", "dark-brown", "plaits", CORAL)
NAN = Look("light", "grey", "curls", PLUM, glasses=True, lines=True)
GRANDAD = Look("medium-dark", "grey", "sides", GREEN, lines=True, hearing_aid=True)
AUNT = Look("medium", "black", "bun", TEAL)
UNCLE = Look("light", "ginger", "short", YELLOW, beard=True)
FRIEND = Look("dark", "black", "puffs", CORAL, legs=TEAL)
FRIEND_2 = Look("light", "ginger", "bob", TEAL, glasses=True)
GIRL = Look("light", "blond", "ponytail", PLUM)
BOY = Look("dark", "black", "short", GREEN)
THEM = Look("medium-light", "black", "curls", TEAL)
HELPER = Look("light", "blond", "bob", TEAL, legs=STONE)
SOLICITOR = Look("medium-dark", "black", "bun", INK)
SPEECH = Look("light", "brown", "bob", GREEN, hearing_aid=True)
