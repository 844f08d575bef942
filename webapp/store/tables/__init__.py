"""The tables of the store, one file each."""

from webapp.store.tables.answers import Answer, AnswerValue
from webapp.store.tables.audit import AuditEntry
from webapp.store.tables.base import Base, new_id, now
from webapp.store.tables.children import Child, ChildWorker, Part
from webapp.store.tables.comments import Comment, CommentKind, CommentState
from webapp.store.tables.council_settings import CouncilSetting
from webapp.store.tables.decisions import Decision
from webapp.store.tables.exports import Export
from webapp.store.tables.frozen_pages import FrozenPage
from webapp.store.tables.letter_versions import LetterVersion, SavedBy
from webapp.store.tables.letters import Letter, LetterState
from webapp.store.tables.notices import Notice
from webapp.store.tables.outbox import Outbox
from webapp.store.tables.photos import Photo
from webapp.store.tables.profile_changes import ChangeState, ProfileChange
from webapp.store.tables.promises import Promise, PromiseState
from webapp.store.tables.rounds import Round, RoundPart, RoundState
from webapp.store.tables.samples import Sample, SampledLetter
from webapp.store.tables.sessions import SignInSession
from webapp.store.tables.symbol_entries import EntryState, SymbolEntry
from webapp.store.tables.symbol_history import SymbolHistory
from webapp.store.tables.symbol_sets import SymbolSet
from webapp.store.tables.symbol_uploads import SymbolUpload
from webapp.store.tables.throttle import Throttle
from webapp.store.tables.users import Role, User

__all__ = [
    "Answer",
    "AnswerValue",
    "AuditEntry",
    "Base",
    "ChangeState",
    "Child",
    "ChildWorker",
    "Comment",
    "CommentKind",
    "CommentState",
    "CouncilSetting",
    "Decision",
    "EntryState",
    "Export",
    "FrozenPage",
    "Letter",
    "LetterState",
    "LetterVersion",
    "Notice",
    "Outbox",
    "Part",
    "Photo",
    "ProfileChange",
    "Promise",
    "PromiseState",
    "Role",
    "Round",
    "RoundPart",
    "RoundState",
    "Sample",
    "SampledLetter",
    "SavedBy",
    "SignInSession",
    "SymbolEntry",
    "SymbolHistory",
    "SymbolSet",
    "SymbolUpload",
    "Throttle",
    "User",
    "new_id",
    "now",
]
