"""A role and what it may do: permissions in plain words, by department, to tick."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from app import departments
from app.access import team
from app.access.team import RoleView
from app.kernel.errors import UserError
from app.kernel.text import N_, _, translate
from ui.data.team_dialogs import role_title
from ui.kit import dialogs, theme
from ui.kit.buttons import Button, label
from ui.kit.fields import Choice
from ui.kit.focus_ring import FocusRing
from ui.kit.manifest import Context

KEY = Qt.ItemDataRole.UserRole
NEW = 0


class RoleBox(QFrame):
    """Choose a role, tick its permissions, save. The owner's role is only shown."""

    def __init__(self, context: Context, *, editable: bool) -> None:
        super().__init__()
        self._context, self._editable = context, editable
        self._roles: list[RoleView] = []
        self._shown_name, self._shown_ticks = "", frozenset[str]()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(3))
        self.choice = Choice()
        self.choice.changed.connect(self._show_chosen)
        self.name = QLineEdit()
        self.name.textEdited.connect(lambda _text: self._refresh_buttons())
        self._role_words, self._name_words = label("", "label"), label("", "label")
        for words, field in ((self._role_words, self.choice), (self._name_words, self.name)):
            words.setBuddy(field)
            column.addWidget(words)
            column.addWidget(field)
            column.addSpacing(theme.px(5))
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setRootIsDecorated(True)
        FocusRing(self.tree)
        self.tree.setProperty("frame", True)
        self.tree.itemChanged.connect(lambda _item, _at: self._refresh_buttons())
        column.addWidget(self.tree, 1)
        self.save_button = Button(N_("Save the role"), self.save, icon="ph.check", role="primary")
        self.remove_button = Button(N_("Remove"), self.remove, icon="ph.trash")
        row = QHBoxLayout()
        row.addWidget(self.remove_button)
        row.addStretch(1)
        row.addWidget(self.save_button)
        column.addLayout(row)

    # -- showing ---------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Reads the roles again; what is ticked and not saved stays."""
        if self.is_modified():
            return
        before = self.choice.value()
        self._roles = team.roles()
        choices = [(each.id, role_title(each.name, each.is_owner)) for each in self._roles]
        if self._editable:
            choices.append((NEW, N_("New role…")))
        self.choice.set_choices(choices)
        known = {key for key, _title in choices}
        self.choice.set_value(before if before in known else choices[min(1, len(choices) - 1)][0])
        self._show_chosen()

    def chosen(self) -> RoleView | None:
        """The role that is shown; None for a new one."""
        return next((each for each in self._roles if each.id == self.choice.value()), None)

    def _show_chosen(self) -> None:
        role = self.chosen()
        title = role_title(role.name, role.is_owner) if role else ""
        self.name.setText(title)
        self._fill(role)
        self._shown_name, self._shown_ticks = title, self.ticked()
        self._refresh_buttons()

    def _fill(self, role: RoleView | None) -> None:
        """Every permission under its department, ticked where the role holds it."""
        self.tree.blockSignals(True)
        self.tree.clear()
        changeable = self._editable and not (role and role.is_owner)
        for title, permissions in departments.permissions_by_department():
            group = QTreeWidgetItem(self.tree, [translate(title)])
            group.setFlags(group.flags() | Qt.ItemFlag.ItemIsAutoTristate)
            for permission in permissions:
                item = QTreeWidgetItem(group, [translate(permission.title)])
                item.setData(0, KEY, permission.key)
                item.setToolTip(0, item.text(0))
                held = role is not None and (role.is_owner or permission.key in role.permissions)
                item.setCheckState(0, _tick(held))
                if not changeable:
                    item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
            if not changeable:
                group.setFlags(group.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
        self.tree.expandAll()
        self.tree.blockSignals(False)
        self.name.setReadOnly(not changeable)
        theme.repolish(self.name)

    def ticked(self) -> frozenset[str]:
        """The permissions that are ticked now."""
        return frozenset(
            str(item.data(0, KEY))
            for item in self._items()
            if item.checkState(0) == Qt.CheckState.Checked
        )

    def tick(self, permission: str, on: bool = True) -> None:
        """Ticks one permission."""
        for item in self._items():
            if item.data(0, KEY) == permission:
                item.setCheckState(0, _tick(on))

    def _items(self) -> list[QTreeWidgetItem]:
        groups = [self.tree.topLevelItem(at) for at in range(self.tree.topLevelItemCount())]
        return [g.child(at) for g in groups if g is not None for at in range(g.childCount())]

    def is_modified(self) -> bool:
        """Whether something is ticked or named otherwise than it is kept."""
        return self.name.text().strip() != self._shown_name or self.ticked() != self._shown_ticks

    def _refresh_buttons(self) -> None:
        role = self.chosen()
        changeable = self._editable and not (role and role.is_owner)
        self.save_button.setEnabled(changeable and self.is_modified())
        self.remove_button.setEnabled(changeable and role is not None)

    def retranslate(self) -> None:
        """Words the fields again; what is ticked stays until it is saved."""
        self._role_words.setText(_("Role"))
        self._name_words.setText(_("Name of the role"))
        self.choice.setAccessibleName(_("Role"))
        self.name.setAccessibleName(_("Name of the role"))
        self.tree.setAccessibleName(_("Permissions"))
        self.save_button.retranslate()
        self.remove_button.retranslate()
        self.refresh()

    # -- acts ------------------------------------------------------------------------------------

    def save(self) -> None:
        """Keeps the role as it is ticked."""
        role = self.chosen()
        name = self.name.text().strip()
        if role is not None and name == self._shown_name:
            name = role.name  # a ready role keeps the name that is worded in every language
        id = role.id if role else None
        try:
            kept = team.save_role(self._context.session, name, self.ticked(), id)
        except UserError as error:
            self._context.show_error(error)
            return
        self._show_kept(kept)

    def remove(self) -> None:
        """Takes the role away, after asking."""
        role = self.chosen()
        if role is None:
            return
        question = _("Remove the role {name}?", name=role_title(role.name, False))
        if not dialogs.ask(self, question, "", N_("Remove"), danger=True):
            return
        try:
            team.remove_role(self._context.session, role.id)
        except UserError as error:
            self._context.show_error(error)
            return
        self._show_kept(None)

    def _show_kept(self, role_id: int | None) -> None:
        self._shown_name, self._shown_ticks = self.name.text().strip(), self.ticked()
        self.choice.set_choices([(role_id, "")])
        self.refresh()


def _tick(on: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
