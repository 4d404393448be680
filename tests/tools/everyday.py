"""Say which messages a language that is called partial must have: the pages of every day."""

from __future__ import annotations

from pathlib import Path

from babel.messages.extract import extract_from_dir

from tests.tools.catalogue_files import House, has_words, known_in
from tests.tools.extracting import KEYWORDS, METHOD

WANTED = 0.9  # the rest is said in the person's second language
PAGES = (
    "i18n.py",
    "content/day_words.py",
    "content/names.py",
    *(
        f"errors/{name}.py"
        for name in ("base", "keys", "start", "typed")
    ),
    *(
        f"views/{name}.py"
        for name in (
            "acts", "after_card", "agreement_page", "agreement_words", "agreements", "appearance",
            "appearance_of", "asking", "begin_agreement", "check_answers", "choose_questions",
            "choose_wishes", "finding", "guided", "in_meeting", "in_meeting_answer",
            "in_meeting_end", "in_meeting_item", "in_meeting_list", "in_meeting_ways",
            "language_choices", "meeting_counts", "meeting_page", "meeting_sheet", "meeting_words",
            "meetings", "more", "new_secrets", "one_wish", "order_agenda", "own_items", "page",
            "paging", "places", "practise_card", "prepare", "prepare_step", "question_page",
            "recovery_card", "searching", "settings", "shell", "start", "start_pages",
            "state_words", "tell_wish", "things_to_bring", "thread", "thread_words", "today",
            "today_cards", "tool_row", "unlock", "waiting", "whose", "wish_card", "wish_words",
            "wishes", "write_agreement",
        )
    ),
)  # fmt: skip


def everyday(house: House) -> set[str]:
    """Return the English words of all messages on the pages of every day."""
    found = extract_from_dir(str(house.source), method_map=METHOD, keywords=KEYWORDS)
    said = ((name, message) for name, _line, message, _notes, _context in found if name in PAGES)
    return {words if isinstance(words, str) else words[0] for _name, words in said}


def share(house: House, code: str) -> float:
    """Return how much of the pages of every day a language says itself."""
    wanted = everyday(house)
    known = {e.msgid for e in known_in(house.po(code)).values() if has_words(e)}
    return len(wanted & known) / len(wanted) if wanted else 1.0


def missing_pages(source: Path) -> list[str]:
    """Return the pages of the list that the app no longer has."""
    return [page for page in PAGES if not (source / page).is_file()]
