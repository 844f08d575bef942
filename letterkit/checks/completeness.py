"""Has the letter what a letter of its kind should have? Needs no parse.

Which parts are expected is said by the kind (`letterkit.kinds`), so a later-life letter is not
asked for steps and dates.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from letterkit.checks.context import Context
from letterkit.checks.finding import Finding, Rule, Suggestion
from letterkit.checks.phrases import find
from letterkit.checks.when import says_when
from letterkit.letter import KeyMessage, Letter

JUDGES = "Judges' toolkit on writing to children, 2025; Hull recording guidance"
NAIRO = "NAIRO letter to young people; Help at Hand; Wandsworth standard"

NO_WHY = Rule(
    code="LK301",
    name="no-why",
    severity="warning",
    title="A message does not say why",
    reason=(
        "Children fill a gap with themselves. Where nobody says why, many decide that it "
        "happened because of something they did."
    ),
    bad="You will stay with Ann.",
    good="You will stay with Ann. This is because you are safe there and you told me you are "
    "happy.",
    source=JUDGES,
)
NOBODY_NAMED = Rule(
    code="LK302",
    name="nobody-named",
    severity="warning",
    title="Nobody is named to do it",
    reason=(
        'A step with no name belongs to nobody, and "we" is nobody a child can ring. With a '
        "name, the child knows whom to ask, and so does everyone who reads the plan."
    ),
    bad="What happens next: find a swimming club.",
    good="What happens next: Priya will find a swimming club.",
    source=JUDGES,
)
NO_DATE = Rule(
    code="LK303",
    name="no-date",
    severity="warning",
    title="A step has no date",
    reason=(
        "A child who is waiting counts days. Without a date they cannot tell a promise that "
        "is on its way from one that was forgotten, and nor can you at the next review."
    ),
    bad="Priya will find a swimming club.",
    good="Priya will find a swimming club by Friday 4 December.",
    source=JUDGES,
)
NO_STEPS = Rule(
    code="LK304",
    name="no-steps",
    severity="warning",
    title="A message does not say what happens next",
    reason=(
        "A decision without a next step is only words. The child wants to know what will "
        "happen, who will do it, and when."
    ),
    bad="Everyone agreed that you can join a club.",
    good="Everyone agreed that you can join a club. Priya will take you to see two of them by "
    "Friday 4 December.",
    source=JUDGES,
)
NO_WAY_TO_REACH = Rule(
    code="LK305",
    name="no-way-to-reach-you",
    severity="warning",
    title="The letter does not say how to reach the writer",
    reason="A letter raises questions. Without a number, an address or a person to ask, they stay.",
    bad="Get in touch if you want to.",
    good="You can ring or text me on 020 7946 0000, or ask Ann to do it with you.",
    source=NAIRO,
)
NO_ADVOCATE = Rule(
    code="LK306",
    name="no-advocate",
    severity="warning",
    title="The letter does not say who can speak up for the child",
    reason=(
        "A child who disagrees with us needs somebody who is on their side, and a right that "
        "nobody mentions is not one they can use."
    ),
    bad="A letter with decisions, and nobody to turn to about them.",
    good="Bola is your advocate: someone who helps you say what you want. Bola's number is "
    "020 7946 0001.",
    source=NAIRO,
)
NO_COMPLAINT = Rule(
    code="LK307",
    name="no-way-to-complain",
    severity="warning",
    title="The letter does not say what to do when the child is unhappy with something",
    reason=(
        "Children seldom complain to the people they depend on. Saying how, and that it is "
        "allowed, is what makes it possible."
    ),
    bad="A letter that says what was decided, and stops.",
    good="If you are unhappy about anything here, tell me or Bola. You will not be in trouble.",
    source=NAIRO,
)
NO_NEXT_MEETING = Rule(
    code="LK308",
    name="no-next-meeting",
    severity="warning",
    title="The letter does not say when we next meet",
    reason="A child who knows the day can think about what to say, and whom they want there.",
    bad="We will meet again.",
    good="We will meet again on Friday 14 May 2027, after school.",
    source=NAIRO,
)
MEETING_IN_THE_PAST = Rule(
    code="LK309",
    name="meeting-in-the-past",
    severity="error",
    title="The next meeting is before the letter",
    reason="This is nearly always a date left over from an earlier letter.",
    bad="A letter of 20 November 2026 whose next meeting is on 14 May 2026.",
    good="A letter of 20 November 2026 whose next meeting is on 14 May 2027.",
    source="letterkit",
)
STEP_IN_THE_PAST = Rule(
    code="LK310",
    name="step-in-the-past",
    severity="error",
    title="A step is due before the letter was written",
    reason="The child would open the letter and find a promise that is broken already.",
    bad="A letter of 20 November 2026 with a step by 4 December 2025.",
    good="A letter of 20 November 2026 with a step by 4 December 2026.",
    source="letterkit",
)
NO_GREETING = Rule(
    code="LK312",
    name="no-greeting",
    severity="warning",
    title="The greeting does not use the child's name",
    reason=(
        "The name a child uses for themselves is the first sign that the letter is for them "
        "and nobody else."
    ),
    bad="Dear young person",
    good="Dear Sam",
    source="Surrey preferred-terminology A-Z; TACT Language That Cares",
)
EMPTY_MESSAGE = Rule(
    code="LK313",
    name="empty-message",
    severity="warning",
    title="A message has a title and nothing else",
    reason="A title on its own leaves a child to guess the rest.",
    bad="Your school",
    good="Your school. You will stay at Hill Lane School. You told me that you like it there.",
    source="letterkit",
)
NO_OPENING = Rule(
    code="LK314",
    name="no-opening",
    severity="advice",
    title="The letter begins with business",
    reason=(
        "One true and warm thing that could only be about this child tells them that they "
        "were seen, before they hear what was decided."
    ),
    bad="Dear Sam. Your plan is that you stay at Ann's.",
    good="Dear Sam. Thank you for showing me your football medal. Here is what we decided.",
    source="Cafcass, five tips for writing to children",
)
PART_MISSING = Rule(
    code="LK315",
    name="part-missing",
    severity="advice",
    title="A part that letters of this kind have is empty",
    reason="Each kind of letter has parts that children have said they look for.",
    bad="A letter that ends after the last decision.",
    good="A letter that ends with a warm line and your name.",
    source="Anatomy of a letter: a union of published UK guidance",
)
RULES: tuple[Rule, ...] = (
    NO_WHY,
    NOBODY_NAMED,
    NO_DATE,
    NO_STEPS,
    NO_WAY_TO_REACH,
    NO_ADVOCATE,
    NO_COMPLAINT,
    NO_NEXT_MEETING,
    MEETING_IN_THE_PAST,
    STEP_IN_THE_PAST,
    NO_GREETING,
    EMPTY_MESSAGE,
    NO_OPENING,
    PART_MISSING,
)

# A reason can stand in the message itself, in the words children's letters use.
_REASON = re.compile(
    r"\b(?:because|so that|so you can|so we can|the reason|that is why|that's why|this is why|"
    r"this means|to keep you|to make sure|to help you|in order to|since you|as you)\b",
    re.IGNORECASE,
)
# Somebody who does something: "Priya will", "Mum is going to", "your teacher has".
_DOER = re.compile(
    r"\b(?:I|[A-Z][\w'’-]+|social worker|teacher|carers?|nurse|doctor|advocate|manager|mum|dad|"
    r"nan|grandma|grandad|judge)(?:['’]ll|\s+(?:will|is|are|has|have|can|and I)\b)"
)
_NOT_A_DOER = re.compile(r"\b(?:It|This|That|There|You|We|They|Then|What|When)(?:['’]|\s)")


def run(context: Context) -> Iterator[Finding]:
    """Yield what is missing or out of time. Plain text has no parts to miss."""
    letter = context.letter
    if letter is None:
        return
    expected = _expected(letter.kind)
    yield from _around(letter, expected)
    for number, message in enumerate(letter.messages, 1):
        yield from _message(letter, number, message, expected)
    yield from _help(context, letter, expected)


def _expected(kind_name: str) -> frozenset[str]:
    from letterkit.errors import UsageError
    from letterkit.kinds import kind

    try:
        guides = kind(kind_name).parts
    except UsageError:  # a council's own kind: nothing is known of what it should have
        return frozenset()
    return frozenset(path for path, guide in guides.items() if guide.expected)


def _around(letter: Letter, expected: frozenset[str]) -> Iterator[Finding]:
    parts, name = letter.parts, letter.child.name
    # A misspelt or wrong name in the greeting is the business of the names' check.
    some_name = re.search(r"[A-Z][\w'’-]+\s*[,!]?\s*$", parts.greeting.partition(" ")[2])
    if "letter.greeting" in expected and not (_has_name(parts.greeting, name) or some_name):
        yield NO_GREETING.finding(
            "letter.greeting",
            f"{name} would like to see their own name first.",
            text=parts.greeting,
            end=len(parts.greeting),
            suggestions=(Suggestion("replace", f"Dear {name}"),),
        )
    if "letter.opening" in expected and not parts.opening:
        yield NO_OPENING.finding(
            "letter.opening",
            f"What is one true, warm thing that could only be about {name}? Something {name} "
            "said, made or showed you would do. It can be one line.",
        )
    # The youngest have no use for a line about lines; the titles say it.
    rest = expected if (letter.age or 99) >= 7 else expected - {"letter.about"}
    for path, words in (
        ("letter.about", "A line on what this letter is about helps {name} know what comes."),
        ("letter.closing", "How will the letter end for {name}? A warm line and your name."),
    ):
        if path in rest and not getattr(parts, path.rpartition(".")[2]):
            yield PART_MISSING.finding(path, words.format(name=name))


def _has_name(greeting: str, name: str) -> bool:
    return name.casefold() in greeting.casefold()


def _message(
    letter: Letter, number: int, message: KeyMessage, expected: frozenset[str]
) -> Iterator[Finding]:
    here = f"messages.{number}"
    if not (message.text or message.why or message.steps or message.you_said):
        yield EMPTY_MESSAGE.finding(
            f"{here}.text",
            f'"{message.title}" is only a title. What was decided, and why? If there is nothing '
            "more to say, the letter may be better without it.",
            text="",
        )
        return
    said = f"{message.title} {message.text}"
    if "messages.why" in expected and not message.why and not _REASON.search(said):
        yield NO_WHY.finding(
            f"{here}.why",
            f'Why? If nobody tells {letter.child.name} the reason for "{message.title}", '
            f"{letter.child.name} may think it is because of something they did.",
        )
    if "messages.steps" in expected and not message.steps:
        yield from _without_steps(letter, here, message)
    for place, step in enumerate(message.steps, 1):
        there = f"{here}.steps.{place}"
        if not step.who and not _names_somebody(step.what):
            yield NOBODY_NAMED.finding(
                f"{there}.who",
                f'Who will do this: "{step.what}"? A name tells {letter.child.name} whom to ask.',
            )
        # A vague time is named by the check of times; one remark on it is enough.
        vague = bool(find("timing", step.what))
        if step.by is None and not vague and not says_when(step.what):
            yield NO_DATE.finding(
                f"{there}.by",
                f'By when: "{step.what}"? {letter.child.name} will be counting the days.',
            )
        if step.by is not None and step.by < letter.date:
            yield STEP_IN_THE_PAST.finding(
                f"{there}.by",
                f"{_day(step.by)} is before the letter's own date, {_day(letter.date)}. "
                "Is it the right year?",
            )


def _without_steps(letter: Letter, here: str, message: KeyMessage) -> Iterator[Finding]:
    """A message can say its next step in its text; what it lacks there is what is asked for."""
    text = f"{message.text} {message.why}"
    who, when = _names_somebody(text), says_when(text)
    name = letter.child.name
    if not who and not when:
        yield NO_STEPS.finding(
            f"{here}.steps",
            f'What happens next about "{message.title}", who will do it, and by when? '
            f"One step is enough for {name} to see that it is real.",
        )
    elif not who:
        yield NOBODY_NAMED.finding(
            f"{here}.steps", f'Who will do it? {name} needs a name for "{message.title}".'
        )
    elif not when:
        yield NO_DATE.finding(
            f"{here}.steps", f'By when? {name} will be waiting for "{message.title}".'
        )


def _names_somebody(text: str) -> bool:
    return any(not _NOT_A_DOER.match(match.group()) for match in _DOER.finditer(text))


def _help(context: Context, letter: Letter, expected: frozenset[str]) -> Iterator[Finding]:
    name, box = letter.child.name, letter.help
    everywhere = " ".join(field.text for field in context.written())
    if "help.reach" in expected and not (box.reach or letter.writer.phone or letter.writer.email):
        yield NO_WAY_TO_REACH.finding(
            "help.reach", f"How can {name} reach you with a question? A number, or someone to ask."
        )
    if (
        "help.advocate" in expected
        and not box.advocate
        and not re.search(r"\badvocate|\bspeaks? up for you", everywhere, re.IGNORECASE)
    ):
        yield NO_ADVOCATE.finding(
            "help.advocate",
            f"Who can speak up for {name}, and how does {name} reach them? An advocate does "
            "not work for the council.",
        )
    if (
        "help.complain" in expected
        and not box.complain
        and not re.search(r"\bcomplain|\bunhappy (?:about|with)", everywhere, re.IGNORECASE)
    ):
        yield NO_COMPLAINT.finding(
            "help.complain",
            f"What can {name} do when something here feels wrong? Say that it is allowed.",
        )
    if box.next_meeting is None:
        if "help.next_meeting" in expected and not says_when(box.meeting_note):
            yield NO_NEXT_MEETING.finding(
                "help.next_meeting",
                f"When will {name} see you next? If the day is not fixed, a month is better than "
                "nothing: put it in the note about the meeting.",
            )
    elif box.next_meeting < letter.date:
        yield MEETING_IN_THE_PAST.finding(
            "help.next_meeting",
            f"{_day(box.next_meeting)} is before the letter's own date, {_day(letter.date)}. "
            "Is it left over from an earlier letter?",
        )


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"
