"""Terminals that others wrote, with a program in them: pyte, and tmux."""
import codecs, fcntl, os, pty, select, shutil, signal, struct, subprocess, termios, time, unicodedata

try:
    import pyte
    from wcwidth import wcwidth
except ImportError:
    pyte = None


def environment(kind):
    return {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), "LC_ALL": "C.UTF-8", "TERM": kind,
            "SWIFT_BACKTRACE": "enable=no"}


if pyte:
    class Stream(pyte.Stream):
        """pyte's, and the sequence for repeating a character, which it does not know."""
        csi = {**pyte.Stream.csi, "b": "repeat"}
        events = frozenset(list(pyte.Stream.events) + ["repeat"])

    class Screen(pyte.Screen):
        last = " "

        def draw(self, data):
            for character in data:
                if self.cursor.x == self.columns and unicodedata.combining(character):
                    # pyte would go on to the next line first.
                    line = self.buffer[self.cursor.y]
                    base = self.columns - 1 if line[self.columns - 1].data else self.columns - 2
                    line[base] = line[base]._replace(data=unicodedata.normalize("NFC", line[base].data + character))
                else:
                    super().draw(character)
            if data:
                self.last = data[-1]

        def restore_cursor(self):
            # pyte would move it into the region that scrolls.
            margins, self.margins = self.margins, None
            super().restore_cursor()
            self.margins = margins

        def repeat(self, count=1):
            super().draw(self.last * (count or 1))


def is_lost(character):
    """pyte stops at a mark whose combining class is 0, so it is given none."""
    return wcwidth(character) == 0 and not unicodedata.combining(character) and ord(character) >= 0x20


class Pyte:
    name = "pyte"

    def __init__(self, command, kind, columns, rows, folder):
        self.screen = Screen(columns, rows)
        self.stream = Stream(self.screen)
        self.decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self.count = 0
        self.raw = b""
        self.process, self.master = pty.fork()
        if self.process == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.chdir(folder)
            os.execve(command[0], command, environment(kind))

    def read(self, seconds=0):
        """Takes in what the program has written; false at its end."""
        while select.select([self.master], [], [], seconds)[0]:
            try:
                data = os.read(self.master, 1 << 16)
            except OSError:
                return False
            if not data:
                return False
            self.count += len(data)
            self.raw += data
            text = self.decoder.decode(data)
            if not text.isascii():
                text = "".join(character for character in text if not is_lost(character))
            self.stream.feed(text)
            seconds = 0
        return True

    def press(self, key):
        os.write(self.master, key.encode())

    def resize(self, columns, rows):
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.screen.resize(rows, columns)

    def normal(self, row):
        return unicodedata.normalize("NFC", "".join(character for character in row if not is_lost(character)))

    def rows(self):
        self.read(0.002)
        rows = []
        for row in range(self.screen.lines):
            line = self.screen.buffer[row]
            rows.append(self.normal("".join(line[column].data for column in range(self.screen.columns)).rstrip(" ")))
        return rows

    def styles(self):
        """Bold, underline and reverse of each cell."""
        return [[(cell.bold, cell.underscore, cell.reverse) for cell in map(line.__getitem__, range(self.screen.columns))]
                for line in map(self.screen.buffer.__getitem__, range(self.screen.lines))]

    def cursor(self):
        if self.screen.cursor.hidden:
            return None
        # After the last column it waits there for the next character.
        return self.screen.cursor.y, min(self.screen.cursor.x, self.screen.columns - 1)

    def close(self):
        os.close(self.master)
        try:
            os.kill(self.process, signal.SIGKILL)
        except ProcessLookupError:
            pass
        os.waitpid(self.process, 0)


class Tmux:
    name = "tmux"

    def __init__(self, command, kind, columns, rows, folder):
        self.socket = os.path.join(folder, "tmux")
        self.count = 0
        words = " ".join("'" + word.replace("'", "'\\''") + "'" for word in command)
        settings = " ".join(f"{name}='{value}'" for name, value in environment(kind).items())
        self.tmux("-f", "/dev/null", "new-session", "-d", "-x", str(columns), "-y", str(rows),
                  f"exec env -i {settings} {words}", ";", "set", "-g", "status", "off")
        self.tmux("resize-window", "-x", str(columns), "-y", str(rows))

    def tmux(self, *arguments):
        return subprocess.run(
            ["tmux", "-S", self.socket, "-u", *arguments], env={**os.environ, "LC_ALL": "C.UTF-8"}, check=True,
            capture_output=True, text=True).stdout

    def read(self, seconds=0):
        time.sleep(seconds)
        return True

    def press(self, key):
        self.tmux("send-keys", "-l", key)

    def resize(self, columns, rows):
        self.tmux("resize-window", "-x", str(columns), "-y", str(rows))

    def normal(self, row):
        return row

    def rows(self):
        return [row.rstrip(" ") for row in self.tmux("capture-pane", "-p").split("\n")[:-1]]

    def styles(self):
        return None

    def cursor(self):
        shown, row, column = self.tmux(
            "display-message", "-p", "#{cursor_flag} #{cursor_y} #{cursor_x}").split()
        return (int(row), int(column)) if shown == "1" else None

    def close(self):
        subprocess.run(["tmux", "-S", self.socket, "kill-server"], capture_output=True)


def installed():
    """The terminals that this machine has."""
    return ([Tmux] if shutil.which("tmux") else []) + ([Pyte] if pyte else [])
