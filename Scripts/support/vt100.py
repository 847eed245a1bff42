"""A program in a pseudo-terminal, and what its screen shows: as much of a VT100 as ncurses uses of one."""
import fcntl, os, pty, re, select, signal, struct, subprocess, termios, time

CONTROL = re.compile(rb"\x1b\[([?0-9;]*)([A-Za-z])|\x1b[()][A-Z0-9]|\x1b[=>78DMEH]|[\x00-\x1f]|[^\x00-\x1f\x1b]+|\x1b")


class NotShown(Exception):
    pass


class Terminal:
    """Starts `command` (a list) on a screen of that size; nothing sleeps for luck."""

    def __init__(self, command, folder, columns=100, rows=40, environment=None):
        self.columns, self.rows = columns, rows
        self.cells = [[" "] * columns for _ in range(rows)]
        self.row = self.column = 0
        self.top, self.bottom = 0, rows - 1
        self.seen = bytearray()
        self.pending = b""
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        variables = {**os.environ, "TERM": "vt100", "LC_ALL": "C.UTF-8", **(environment or {})}
        self.process = subprocess.Popen(
            command, cwd=folder, stdin=slave, stdout=slave, stderr=slave, env=variables, start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0))
        os.close(slave)

    def lines(self):
        return ["".join(row).rstrip() for row in self.cells]

    def text(self):
        return "\n".join(self.lines())

    def press(self, keys):
        os.write(self.master, keys.encode())

    def wait(self, wanted, what, seconds=60):
        """Reads until `wanted` (of the lines) is something; returns that."""
        end = time.monotonic() + seconds
        while True:
            found = wanted(self.lines())
            if found and self.is_settled():
                return found
            if found:
                continue
            left = end - time.monotonic()
            if left <= 0 or not self.read(left):
                found = wanted(self.lines())
                if found:
                    return found
                raise NotShown(f"{what} was never shown; the screen:\n{self.text()}")

    def is_settled(self):
        """Whether nothing more comes for a moment: half a frame looks like another one. Reads what comes."""
        if not select.select([self.master], [], [], 0.03)[0]:
            return True
        return not self.read(0)

    def settle(self, seconds):
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0 and self.read(left):
            pass

    def read(self, seconds):
        """False when the program has ended."""
        if not select.select([self.master], [], [], seconds)[0]:
            return True
        try:
            data = os.read(self.master, 1 << 16)
        except OSError:
            return False
        self.seen += data
        self.feed(data)
        return bool(data)

    def finish(self, seconds=30):
        """Reads to the end of the program; its exit code."""
        end = time.monotonic() + seconds
        while self.read(max(0, end - time.monotonic())) and time.monotonic() < end:
            pass
        code = self.process.wait(timeout=max(1, end - time.monotonic()))
        os.close(self.master)
        return code

    def kill(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        os.close(self.master)

    def feed(self, data):
        data = self.pending + data
        # An escape sequence or a character whose end has not come yet.
        cut = re.search(rb"(\x1b(\[[?0-9;]*|[()])?|[\xc0-\xff][\x80-\xbf]{0,2})\Z", data)
        self.pending = b""
        if cut and not self.is_whole(cut[0]):
            self.pending, data = cut[0], data[:cut.start()]
        for token in CONTROL.finditer(data):
            text = token[0]
            if token[2]:
                self.control(token[1], token[2])
            elif text[:1] >= b" ":
                self.put(text.decode("utf-8", "replace"))
            elif text == b"\r":
                self.column = 0
            elif text == b"\n" or text == b"\x1bD":
                self.down()
            elif text == b"\x1bM":
                if self.row == self.top:
                    self.cells.insert(self.top, [" "] * self.columns)
                    del self.cells[self.bottom + 1]
                else:
                    self.row = max(0, self.row - 1)
            elif text == b"\b":
                self.column = max(0, self.column - 1)
            elif text == b"\t":
                self.column = min(self.columns - 1, self.column // 8 * 8 + 8)

    @staticmethod
    def is_whole(tail):
        if tail[:1] == b"\x1b":
            return False
        need = 4 if tail[0] >= 0xF0 else 3 if tail[0] >= 0xE0 else 2
        return len(tail) >= need

    def down(self):
        if self.row == self.bottom:
            del self.cells[self.top]
            self.cells.insert(self.bottom, [" "] * self.columns)
        else:
            self.row = min(self.rows - 1, self.row + 1)

    def put(self, text):
        for character in text:
            if self.column >= self.columns:
                self.column = 0
                self.down()
            self.cells[self.row][self.column] = character
            self.column += 1

    def control(self, parameters, final):
        numbers = [int(p) if p.isdigit() else 0 for p in parameters.decode().lstrip("?").split(";")]
        first = numbers[0]
        column = min(self.column, self.columns - 1)
        if final in b"Hf":
            self.row = min(self.rows, max(1, first)) - 1
            self.column = min(self.columns, max(1, numbers[1] if len(numbers) > 1 else 1)) - 1
        elif final == b"r":
            self.top = max(1, first) - 1
            self.bottom = (numbers[1] if len(numbers) > 1 and numbers[1] else self.rows) - 1
            self.row = self.column = 0
        elif final == b"A":
            self.row = max(0, self.row - max(1, first))
        elif final == b"B":
            self.row = min(self.rows - 1, self.row + max(1, first))
        elif final == b"C":
            self.column = min(self.columns - 1, self.column + max(1, first))
        elif final == b"D":
            self.column = max(0, self.column - max(1, first))
        elif final == b"K":
            start, end = [(column, self.columns), (0, column + 1), (0, self.columns)][first]
            self.cells[self.row][start:end] = [" "] * (end - start)
        elif final == b"J":
            if first == 0:
                self.cells[self.row][column:] = [" "] * (self.columns - column)
                for row in range(self.row + 1, self.rows):
                    self.cells[row] = [" "] * self.columns
            elif first == 2:
                self.cells = [[" "] * self.columns for _ in range(self.rows)]
