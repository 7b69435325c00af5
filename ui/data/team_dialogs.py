"""Entering a user, and a new password: dialogs of the users section and of the user's own menu."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from app.access import recovery, team
from app.access.session import Session
from app.access.team import Member, MemberDraft
from app.kernel.problems import Problem
from app.kernel.text import N_, _, translate
from ui.kit.fields import Choice, FlagBox, Shown, TextEdit
from ui.kit.form_dialog import FormDialog
from ui.kit.password import NewPasswordDialog, PasswordEdit


def role_title(role: str, is_owner: bool) -> str:
    """A role as people call it; the ready ones in the language of now."""
    return _("Owner") if is_owner else translate(role)


class MemberDialog(NewPasswordDialog):
    """A new user, or one as they are now."""

    def __init__(self, parent: QWidget | None, session: Session, member: Member | None) -> None:
        self._session, self._member = session, member
        title = _("Add a user") if member is None else _("Change the user {name}", name=member.name)
        super().__init__(parent, title, N_("Add") if member is None else N_("Save"), self._save)
        self.setObjectName("memberDialog")
        form = self.form
        name_help = N_("Small letters, as the person types it to sign in. It never changes.")
        form.add("name", N_("User name"), TextEdit(most=30), required=True, help=name_help)
        form.add("full_name", N_("Full name"), TextEdit(), required=True)
        choices = tuple((each.id, role_title(each.name, each.is_owner)) for each in team.roles())
        form.add("role_id", N_("Role"), Choice(choices))
        keeps = N_("Leave empty to keep the present one.") if member else ""
        self.add_password(N_("New password"), keeps, required=member is None)
        if member is None:
            form.set_values({"role_id": next(e.id for e in team.roles() if not e.is_owner)})
            return
        form.add("active", "", FlagBox(N_("May sign in")))
        form.set_values(
            {
                "name": member.name,
                "full_name": member.full_name,
                "role_id": member.role_id,
                "active": member.active,
            }
        )
        form.editor("name").set_read_only(True)

    def _save(self) -> None:
        value = self.form.value
        draft = MemberDraft(
            value("name"), value("full_name"), value("role_id"), self.new_password(),
            True if self._member is None else value("active"),
        )  # fmt: skip
        (team.add if self._member is None else team.change)(self._session, draft)


class PasswordDialog(NewPasswordDialog):
    """A new password for somebody; an owner who is alone may leave it empty to remove it.

    ``first``: it is set because somebody else is to be added, and says so.
    """

    def __init__(
        self, parent: QWidget | None, session: Session, member: Member, *, first: bool = False
    ) -> None:
        self._session, self._name = session, member.name
        name = member.full_name or member.name
        title = _("New password for {name}", name=name)
        hint = _(team.OWNER_WITHOUT_PASSWORD, name=name) if first else ""
        super().__init__(parent, title, N_("Set the password"), self._save, hint)
        self.setObjectName("passwordDialog")
        alone = not first and sum(each.active for each in team.members()) == 1
        removes = N_("Leave empty to sign in without one, while you are the only user.")
        self.add_password(N_("New password"), removes if alone else "", required=not alone)

    def _save(self) -> None:
        team.set_password(self._session, self._name, self.new_password())


class OwnPasswordDialog(NewPasswordDialog):
    """One's own password, by whoever knows the present one."""

    def __init__(self, parent: QWidget | None, session: Session) -> None:
        self._session = session
        super().__init__(parent, _("Change your password"), N_("Change the password"), self._save)
        self.setObjectName("ownPasswordDialog")
        if team.member(session.user.name).has_password:
            self.form.add("present", N_("Present password"), PasswordEdit(), required=True)
        self.add_password(N_("New password"))

    def _save(self) -> None:
        present = self.form.value("present") if "present" in self.form.boxes else ""
        team.change_own_password(self._session, str(present), self.new_password())


class CodeDialog(FormDialog):
    """Shows a new recovery code once; it can be copied, and saved as a file to print."""

    def __init__(self, parent: QWidget | None, session: Session, code: str) -> None:
        hint = _(
            "Print it or write it down, and lock it away: it is the only way back in for an owner who "
            "forgot the password. It is not shown again."
        )
        super().__init__(parent, _("Recovery code"), N_("It is locked away"), lambda: None, hint)
        self.setObjectName("recoveryCode")
        self._session, self.code = session, code
        shown = self.form.add("code", N_("Recovery code"), Shown())
        shown.set_value(code)
        self.cancel.setText(_("Save the code…"))
        self.cancel.clicked.disconnect()
        self.cancel.clicked.connect(self._save_file)

    def _save_file(self) -> None:
        chosen, _filter = QFileDialog.getSaveFileName(
            self, _("Save the code…"), f"{self._session.path.stem}.txt"
        )
        if not chosen:
            return
        try:
            Path(chosen).write_text(f"{self._session.company.name}\n{self.code}\n", "utf-8")
        except OSError as error:
            problem = N_("{name} cannot be written: {reason}.")
            values = {"name": Path(chosen).name, "reason": error.strerror or str(error)}
            self.form.show_problems([Problem("code", problem, values)], summary=False)


def show_new_code(parent: QWidget | None, session: Session) -> None:
    """Makes a code and shows it."""
    CodeDialog(parent, session, recovery.renew(session)).exec()
