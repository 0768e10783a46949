"""Sets of names that grow together, and never join what cannot be the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence

#: Members a join looks at on each side: clusters of more spellings repeat themselves.
_LOOKED_AT = 24


class Clusters:
    """Union-find over ``count`` items with constraints.

    Args:
        count: number of items.
        conflict: whether two items cannot be in one cluster; the third argument says that the authority file knows
            one of the clusters, so that its members differ more than names alone would let them.
        anchors: an id for items known to be that entity, else ""; clusters with different ids never join.
    """

    def __init__(self, count: int, conflict: Callable[[int, int, bool], bool], anchors: Sequence[str] = ()) -> None:
        self._parent = list(range(count))
        self._members: dict[int, list[int]] = {}
        self._conflict = conflict
        self._anchor: dict[int, str] = {item: anchor for item, anchor in enumerate(anchors) if anchor}

    def find(self, item: int) -> int:
        """The representative of the item's cluster."""
        root = item
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[item] != root:
            self._parent[item], item = root, self._parent[item]
        return root

    def members(self, item: int) -> list[int]:
        """The items in the cluster of ``item``, in the order in which they joined."""
        root = self.find(item)
        return self._members.get(root, [root])

    def anchor(self, item: int) -> str:
        """The known id of the cluster of ``item``, or ""."""
        return self._anchor.get(self.find(item), "")

    def may_join(self, first: int, second: int) -> bool:
        """Whether no anchor and no pair of members forbids that the two clusters join."""
        one, other = self.find(first), self.find(second)
        if one == other:
            return True
        anchors = self._anchor.get(one, ""), self._anchor.get(other, "")
        if all(anchors) and anchors[0] != anchors[1]:
            return False
        left = self.members(one)[:_LOOKED_AT]
        right = self.members(other)[:_LOOKED_AT]
        known = any(anchors)
        return not any(self._conflict(a, b, known) for a in left for b in right)

    def force(self, first: int, second: int) -> None:
        """Join two clusters without asking; the one with the smaller representative stays first."""
        one, other = sorted((self.find(first), self.find(second)))
        if one == other:
            return
        self._parent[other] = one
        self._members[one] = [*self._members.get(one, [one]), *self._members.pop(other, [other])]
        anchor = self._anchor.get(one) or self._anchor.get(other)
        if anchor:
            self._anchor[one] = anchor

    def join(self, first: int, second: int) -> bool:
        """Join two clusters unless something forbids it; whether they are one now."""
        if not self.may_join(first, second):
            return False
        self.force(first, second)
        return True
