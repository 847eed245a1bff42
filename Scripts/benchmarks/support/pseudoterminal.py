"""A program on a pseudo-terminal: keys in, bytes out, and when they came."""

import errno
import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time


class PseudoTerminal:
    def __init__(self, command, cwd, columns=80, rows=24):
        environment = {"PATH": os.environ["PATH"], "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "HOME": str(cwd)}
        self.started = time.perf_counter()
        self.process, self.descriptor = pty.fork()
        if self.process == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.chdir(cwd)
            os.execve(command[0], [str(part) for part in command], environment)
        self.output = b""

    def read(self, timeout):
        """What came within `timeout` seconds, at most one piece; None at the end."""
        if not select.select([self.descriptor], [], [], timeout)[0]:
            return b""
        try:
            piece = os.read(self.descriptor, 65536)
        except OSError as error:
            if error.errno == errno.EIO:
                return None
            raise
        self.output += piece
        return piece or None

    def wait_for(self, text, seconds=60):
        """Reads until `text` came; the seconds since the start."""
        end = time.perf_counter() + seconds
        while text not in self.output:
            if time.perf_counter() > end or self.read(1) is None:
                raise SystemExit(f"{text!r} was never shown: {self.output[-500:]!r}")
        return time.perf_counter() - self.started

    def press(self, key, quiet=0.05):
        """Presses a key and reads until nothing has come for `quiet` seconds: the seconds until the last byte, and what
        came."""
        self.output = b""
        start = last = time.perf_counter()
        os.write(self.descriptor, key.encode())
        while time.perf_counter() - start < 20:
            piece = self.read(quiet if self.output else 20)
            if not piece:
                break
            last = time.perf_counter()
        return last - start, self.output

    def wait_for_end(self):
        """Reads to the end; the seconds since the start."""
        while self.read(20) is not None:
            pass
        seconds = time.perf_counter() - self.started
        os.waitpid(self.process, 0)
        self.process = 0
        os.close(self.descriptor)
        return seconds

    def memory(self, field="VmRSS"):
        """In MB."""
        with open(f"/proc/{self.process}/status", encoding="ascii") as file:
            return next(int(line.split()[1]) / 1024 for line in file if line.startswith(field + ":"))

    def end(self):
        os.kill(self.process, signal.SIGTERM)
        return self.wait_for_end()
