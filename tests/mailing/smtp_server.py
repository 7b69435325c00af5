"""A real mail server on this computer: it takes letters, or behaves as badly as it is told to."""

from __future__ import annotations

import base64
import email
import email.policy
import socketserver
import ssl
import threading
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path
from typing import Any

CERTIFICATE = Path(__file__).parent / "localhost.pem"


def trusting() -> ssl.SSLContext:
    """What a computer knows that trusts the server's certificate."""
    return ssl.create_default_context(cafile=str(CERTIFICATE))


@dataclass
class Behaviour:
    """greets: False for a server that is silent. data: "takes", "hangs", "drops" or "refuses"."""

    greets: bool = True
    starttls: bool = True
    tls: bool = False
    password: str = ""
    refused: tuple[str, ...] = ()
    refuses_sender: bool = False
    data: str = "takes"
    takes_before: int = 0  # so many letters are taken before ``data`` begins


@dataclass
class Taken:
    """A letter the server said it took."""

    sender: str
    recipients: list[str]
    message: EmailMessage
    encrypted: bool

    @property
    def enclosed(self) -> list[Any]:
        return list(self.message.iter_attachments())

    @property
    def text(self) -> str:
        body = self.message.get_body()
        assert body is not None
        return str(body.get_content()).replace("\r\n", "\n")


@dataclass
class Conversation:
    sender: str = ""
    recipients: list[str] = field(default_factory=list)


class Handler(socketserver.StreamRequestHandler):
    server: SmtpServer

    def say(self, words: str) -> None:
        self.wfile.write(words.encode() + b"\r\n")

    def handle(self) -> None:
        self.encrypted = self.server.how.tls
        self.server.connections += 1
        try:
            self._talk()
        except (ConnectionError, ssl.SSLError, ValueError):
            return
        finally:
            self.connection.close()

    def _talk(self) -> None:
        how = self.server.how
        if not how.greets:
            self.server.ending.wait(30)
            return
        if how.tls:
            self._encrypt()
        self.say("220 localhost ready")
        talk = Conversation()
        while line := self.rfile.readline().decode().strip():
            verb = line.split()[0].upper()
            if verb == "EHLO":
                offers = ["localhost"]
                offers += ["STARTTLS"] if how.starttls and not self.encrypted else []
                offers += ["AUTH PLAIN"] if how.password else []
                for each in offers[:-1]:
                    self.say(f"250-{each}")
                self.say(f"250 {offers[-1]}")
            elif verb == "STARTTLS":
                self.say("220 go ahead")
                self._encrypt()
            elif verb == "AUTH":
                given = base64.b64decode(line.split()[2]).decode().split("\0")[-1]
                right = given == how.password
                self.say("235 welcome" if right else "535 5.7.8 wrong user or password")
            elif verb == "MAIL":
                talk = Conversation(sender=line.partition("<")[2].partition(">")[0])
                self.say("550 not from you" if how.refuses_sender else "250 ok")
            elif verb == "RCPT":
                address = line.partition("<")[2].partition(">")[0]
                if address in how.refused:
                    self.say("550 5.1.1 no such mailbox")
                else:
                    talk.recipients.append(address)
                    self.say("250 ok")
            elif verb == "DATA":
                self.say("354 go on")
                if not self._data(talk):
                    return
            elif verb == "QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 ok")

    def _encrypt(self) -> None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATE)
        secured = context.wrap_socket(self.connection, server_side=True)
        self.connection = secured
        self.rfile = secured.makefile("rb")
        self.wfile = socketserver._SocketWriter(secured)  # type: ignore[attr-defined]
        self.encrypted = True

    def _data(self, talk: Conversation) -> bool:
        """Reads the letter; whether the conversation goes on."""
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line[1:] if line.startswith(b"..") else line)
        how = self.server.how
        mood = how.data if len(self.server.taken) >= how.takes_before else "takes"
        if mood == "hangs":
            self.server.ending.wait(30)
            return False
        if mood == "drops":
            return False
        if mood == "refuses":
            self.say("552 5.3.4 the letter is too large")
            return True
        message = email.message_from_bytes(b"".join(lines), policy=email.policy.default)
        self.server.taken.append(
            Taken(talk.sender, talk.recipients, message, self.encrypted)  # type: ignore[arg-type]
        )
        self.say("250 taken")
        return True


class SmtpServer(socketserver.ThreadingTCPServer):
    """Listens on a free port of this computer while the block lasts."""

    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False

    def __init__(self, how: Behaviour | None = None) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.how = how or Behaviour()
        self.taken: list[Taken] = []
        self.connections = 0
        self.ending = threading.Event()
        self.port: int = self.server_address[1]

    def __enter__(self) -> SmtpServer:
        threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.ending.set()
        self.shutdown()
        self.server_close()
