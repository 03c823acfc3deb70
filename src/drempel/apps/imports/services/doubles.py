"""References from one row of a file to another: the other may stand above or below.

In: for each row, what it refers to inside its own kind. Out: the rows whose reference leads
nowhere or round in a circle; after storing, the links themselves.
"""

from collections.abc import Iterable, Mapping

from drempel.apps.activity.models import model_of
from drempel.apps.imports.services.comparing import Draft, parts
from drempel.engines.records import Kind
from drempel.engines.records.reading import Fault


class OwnLinks:
    """Remembers, row by row, who is who in the file and who refers to whom."""

    def __init__(self, kind: Kind, association_id: int) -> None:
        self.kind = kind
        self.names = tuple(one.name for one in kind.own_fields if one.target == kind.code)
        self._association_id = association_id
        self._meant: dict[str, str] = {}
        self._waiting: dict[str, tuple[int, dict[str, str]]] = {}
        self._known: dict[str, str] = {}
        self._gone: set[str] = set()

    def remember(self, drafts: Iterable[Draft]) -> None:
        """Take in rows that are right so far; kinds that never refer to themselves cost nothing."""
        if not self.names:
            return
        for draft in drafts:
            self._meant[draft.uid] = draft.uid
            if self.kind.named_by:
                self._meant.setdefault(str(draft.values.get(self.kind.named_by)), draft.uid)
            if draft.pending:
                self._waiting[draft.uid] = (draft.number, draft.pending)

    def settle(self) -> list[tuple[int, Fault]]:
        """Rows that must go after all, with why; a row that refers to one of them goes too."""
        found: list[tuple[int, Fault]] = []
        stored = self._stored_links()
        again = True
        while again:
            again = False
            for uid, (number, pending) in list(self._waiting.items()):
                for name, text in pending.items():
                    fault = self._fault(uid, name, text, stored)
                    if fault is not None:
                        found.append((number, fault))
                        self._gone.add(uid)
                        self._waiting.pop(uid, None)
                        again = True
        return found

    def _fault(self, uid: str, name: str, text: str, stored: Mapping[str, str]) -> Fault | None:
        if self._target(text) is None:
            return Fault(name, text, "reference", {"kind": self.kind.code})
        seen, here = {uid}, self._target(text)
        while here is not None:
            if here in seen:
                return Fault(name, text, "circle", {})
            seen.add(here)
            waiting = self._waiting.get(here)
            ahead = self._target(waiting[1].get(name, "")) if waiting else None
            here = ahead or stored.get(here)
        return None

    def _target(self, text: str) -> str | None:
        found = self._meant.get(text) or self._known.get(text)
        return None if found in self._gone else found

    def _stored_links(self) -> dict[str, str]:
        """Who refers to whom already, and what the records of the database are called."""
        if not self._waiting:
            return {}
        rows = model_of(self.kind)._default_manager.filter(association_id=self._association_id)
        texts = {text for _, pending in self._waiting.values() for text in pending.values()}
        named = self.kind.named_by
        for some in parts(sorted(texts)):
            if named:
                found = rows.filter(**{f"{named}__in": some}).values_list(named, "uid")
                self._known |= {str(text): uid for text, uid in found}
            self._known |= {
                uid: uid for uid in rows.filter(uid__in=some).values_list("uid", flat=True)
            }
        (name,) = self.names
        linked = rows.exclude(**{name: None}).values_list("uid", f"{name}__uid")
        return dict(linked)

    def store(self) -> None:
        """Write the links, once every row has its place in the table."""
        rows = model_of(self.kind)._default_manager.filter(association_id=self._association_id)
        wanted = {
            (uid, name): self._target(text)
            for uid, (_, pending) in self._waiting.items()
            for name, text in pending.items()
        }
        uids = {uid for (uid, _), target in wanted.items() for uid in (uid, target)}
        keys: dict[str, int] = {}
        for some in parts(sorted(one for one in uids if one)):
            keys |= dict(rows.filter(uid__in=some).values_list("uid", "pk"))
        for (uid, name), target in wanted.items():
            rows.filter(pk=keys[uid]).update(**{f"{name}_id": keys[target or ""]})
