"""Who will use the new company: the owner with a password, and further people."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from app.access import team, users
from app.founding import NewMember
from app.kernel.errors import Refused
from app.kernel.problems import Problem
from app.kernel.text import N_, _
from ui.kit.buttons import Button, label
from ui.kit.fields import Choice, TextEdit
from ui.kit.form_dialog import FormDialog
from ui.kit.password import DIFFERENT, PasswordEdit
from ui.shell.welcome.steps import Step

TAKEN = N_("There is a user {name} already.")
FIRST_YOURS = N_("With more than one user everybody needs a password.")
MEMBER = Qt.ItemDataRole.UserRole


class PeopleStep(Step):
    """A password is left out where one person works alone."""

    def __init__(self) -> None:
        super().__init__()
        add = self.form.add
        signs_in = N_("You sign in as “pemilik”.")
        add("owner", N_("Your name"), TextEdit(), required=True, span=2, help=signs_in)
        alone = N_("Leave empty where only you use this computer.")
        add("password", N_("Password"), PasswordEdit(), help=alone)
        add("again", N_("The password again"), PasswordEdit())
        self.caption = label(_("Further users"), "label")
        self.list = QListWidget()
        self.list.setProperty("frame", True)
        self.list.setAccessibleName(_("Further users"))
        self.list.itemActivated.connect(lambda _item: self._change())
        self.list.itemSelectionChanged.connect(self._refresh_buttons)
        self.caption.setBuddy(self.list)
        self.column.addWidget(self.caption)
        self.column.addWidget(self.list, 1)
        row = QHBoxLayout()
        self.add = Button(N_("Add a user"), self._add, icon="ph.user-plus")
        self.remove = Button(N_("Remove"), self._remove, icon="ph.trash")
        for button in (self.add, self.remove):
            row.addWidget(button)
        row.addStretch(1)
        self.column.addLayout(row)
        self._refresh_buttons()

    def members(self) -> tuple[NewMember, ...]:
        items = (self.list.item(at) for at in range(self.list.count()))
        return tuple(item.data(MEMBER) for item in items if item is not None)

    def problems(self) -> list[Problem]:
        """Passwords that differ, or that somebody needs and has not."""
        password = self.form.value("password")
        if password != self.form.value("again"):
            return [Problem("again", DIFFERENT)]
        if not password and self.members():
            return [Problem("password", FIRST_YOURS)]
        found = team.password_problems(password) if password else []
        without = [m.name for m in self.members() if not m.password]
        if without and not found:
            found = [Problem("members", N_("{name} needs a password."), {"name": without[0]})]
        return found

    def show_problems(self, problems: list[Problem]) -> None:
        super().show_problems(problems)
        of_members = [each for each in problems if each.field == "members"]
        self.caption.setText(of_members[0].sentence() if of_members else _("Further users"))

    # -- further people ------------------------------------------------------------------------------

    def _add(self) -> None:
        dialog = MemberDialog(self, [users.OWNER, *(m.name for m in self.members())])
        if dialog.exec():
            self._put(dialog.member(), QListWidgetItem(self.list))

    def _change(self) -> None:
        item = self.list.currentItem()
        if item is None:
            return
        names = [users.OWNER, *(m.name for m in self.members() if m != item.data(MEMBER))]
        dialog = MemberDialog(self, names, item.data(MEMBER))
        if dialog.exec():
            self._put(dialog.member(), item)

    def _put(self, member: NewMember, item: QListWidgetItem) -> None:
        role = _(dict(users.READY_ROLES)[member.role])
        item.setText(f"{member.full_name} ({member.name}) · {role}")
        item.setData(MEMBER, member)
        self.list.setCurrentItem(item)
        self.changed.emit("members")

    def _remove(self) -> None:
        self.list.takeItem(self.list.currentRow())
        self.changed.emit("members")

    def _refresh_buttons(self) -> None:
        self.remove.setEnabled(self.list.currentItem() is not None)

    # -- keeping -------------------------------------------------------------------------------------

    def kept(self) -> dict[str, Any]:
        """Names and roles; passwords are typed again."""
        members = [[each.name, each.full_name, each.role] for each in self.members()]
        return {"owner": self.form.value("owner"), "members": members}

    def take(self, kept: dict[str, Any]) -> None:
        super().take(kept)
        self.list.clear()
        for name, full_name, role in kept.get("members", []):
            self._put(NewMember(name, full_name, role, ""), QListWidgetItem(self.list))

    def take_over(self, other: PeopleStep) -> None:
        """As ``take``, with the passwords, within one run of the program."""
        self.form.set_values(other.form.values())
        self.list.clear()
        for member in other.members():
            self._put(member, QListWidgetItem(self.list))


class MemberDialog(FormDialog):
    """One further person."""

    def __init__(self, parent: QWidget, taken: list[str], member: NewMember | None = None) -> None:
        super().__init__(parent, _("Add a user"), N_("Add"), self._check)
        self.setObjectName("newMember")
        self._taken = taken
        add = self.form.add
        small = N_("Small letters, as the person types it to sign in. It never changes.")
        add("name", N_("User name"), TextEdit(most=30), required=True, help=small)
        add("full_name", N_("Full name"), TextEdit(), required=True)
        add("role", N_("Role"), Choice(users.READY_ROLES))
        add("password", N_("Password"), PasswordEdit(), required=True)
        add("again", N_("The password again"), PasswordEdit(), required=True)
        if member is not None:
            kept = {"name": member.name, "full_name": member.full_name, "role": member.role}
            self.form.set_values(kept)

    def member(self) -> NewMember:
        value = self.form.value
        return NewMember(value("name"), value("full_name"), value("role"), value("password"))

    def _check(self) -> None:
        member, found = self.member(), []
        if not team.NAME.fullmatch(member.name):
            found.append(Problem("name", team.BAD_NAME))
        elif member.name in self._taken:
            found.append(Problem("name", TAKEN, {"name": member.name}))
        found += team.password_problems(member.password)
        if member.password != self.form.value("again"):
            found.append(Problem("again", DIFFERENT))
        if found:
            raise Refused(found)
