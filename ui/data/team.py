"""Users and roles: who may enter at the left, what each role may do at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.access import team, users
from app.access.team import Member
from app.kernel.columns import Column, Kind
from app.kernel.text import N_, _, translate_count
from ui.data.role_box import RoleBox
from ui.data.team_dialogs import MemberDialog, PasswordDialog, role_title, show_new_code
from ui.kit import theme
from ui.kit.actions import guarded
from ui.kit.buttons import Button, label
from ui.kit.manifest import Context
from ui.kit.table import DataTable, RowsModel

COLUMNS = (
    Column("name", N_("User name"), Kind.CODE, chars=12),
    Column("full_name", N_("Full name"), chars=20),
    Column("role", N_("Role"), chars=14, get=lambda m: role_title(m.role, m.is_owner)),
    Column(
        "has_password", N_("Password"), chars=10,
        get=lambda m: _("set") if m.has_password else _("none"), priority=2,
    ),
    Column("active", N_("May sign in"), Kind.FLAG, chars=11, priority=1),
)  # fmt: skip


class TeamPanel(QWidget):
    """Who may enter, and the roles. Who may not change them sees them."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self._context = context
        session = context.session
        self._editable = session.may(team.EDIT) and not session.read_only
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*[theme.px(16)] * 4)
        outer.setSpacing(theme.px(12))
        self._title, self._hint = label("", "h2"), label("", "muted", wrap=True)
        head = QVBoxLayout()
        head.setSpacing(theme.px(2))
        head.addWidget(self._title)
        head.addWidget(self._hint)
        outer.addLayout(head)
        self._halves = QHBoxLayout()
        self._halves.setSpacing(theme.px(16))
        outer.addLayout(self._halves, 1)
        self._halves.addWidget(self._users(), 3)
        self.roles = RoleBox(context, editable=self._editable)
        self._halves.addWidget(self.roles, 2)
        context.on_change(self, ("user",), self.refresh)
        self.refresh()
        self.retranslate()

    def _users(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        self.add = Button(N_("Add a user"), self.new, icon="ph.user-plus", role="primary")
        self.change = Button(N_("Change…"), self.change_chosen, icon="ph.pencil-simple")
        self.password = Button(N_("New password…"), self.password_of_chosen, icon="ph.key")
        self.code = Button(N_("Recovery code…"), self.new_code, icon="ph.lifebuoy")
        row = QHBoxLayout()
        for button in (self.add, self.change, self.password, self.code):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        self.table = DataTable(RowsModel(COLUMNS))
        self.table.footer_words = (N_("{count} user"), N_("{count} users"))
        self.table.setAccessibleName(_("Users"))
        self.table.opened.connect(lambda _row: self.change_chosen())
        self.table.current_changed.connect(lambda _row: self._refresh_buttons())
        column.addWidget(self.table, 1)
        return box

    def refresh(self) -> None:
        """Reads users and roles again."""
        before = self.chosen()
        self.table.set_rows(team.members())
        if before is None or not self.table.select_key(before.id):
            self.table.select_first()
        self.roles.refresh()
        self._count()
        self._refresh_buttons()

    def chosen(self) -> Member | None:
        """The user of the current row."""
        row = self.table.current_row()
        return row if isinstance(row, Member) else None

    def _refresh_buttons(self) -> None:
        self.add.setEnabled(self._editable)
        session = self._context.session
        self.code.setVisible(session.user.is_owner and users.has_password(session.user.name))
        for button in (self.change, self.password):
            button.setEnabled(self._editable and self.chosen() is not None)

    def retranslate(self) -> None:
        """Words everything again."""
        self._title.setText(_("Users & roles"))
        self._count()
        for button in (self.add, self.change, self.password, self.code):
            button.retranslate()
        self.table.setAccessibleName(_("Users"))
        self.table.retranslate()
        self.roles.retranslate()

    def _count(self) -> None:
        """How many may enter, and when changes begin to count."""
        count = sum(each.active for each in team.members())
        words = translate_count("{count} person may sign in.", "{count} people may sign in.", count)
        later = _("Changes of a role count from the next time its people sign in.")
        self._hint.setText(f"{words} {later}")

    # -- acts ------------------------------------------------------------------------------------

    def new(self) -> None:
        """Ctrl+N: a user more; whoever enters without a password is given one before."""
        if not self._editable:
            return
        window, session = self._context.window, self._context.session
        open_door = team.without_password()
        if (
            open_door is not None
            and not PasswordDialog(window, session, open_door, first=True).exec()
        ):
            return
        MemberDialog(window, session, None).exec()

    def change_chosen(self) -> None:
        member = self.chosen()
        if member is not None and self._editable:
            MemberDialog(self._context.window, self._context.session, member).exec()

    def new_code(self) -> None:
        """An owner's way back in; a code made before stops working."""
        guarded(self._context, lambda: show_new_code(self._context.window, self._context.session))

    def password_of_chosen(self) -> None:
        member = self.chosen()
        if member is not None and self._editable:
            PasswordDialog(self._context.window, self._context.session, member).exec()
