"""One tab of the browser, which always knows whether the dashboard has answered."""

from contextlib import contextmanager

from playwright.sync_api import expect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

HANGS = 300_000  # milliseconds after which something hangs; nothing is decided by it
IDLE = '[data-testid="stApp"][data-test-script-state="notRunning"]'
ALL_DRAWN = """() => [...document.querySelectorAll('[data-testid="stPlotlyChart"]')].every(
    chart => chart.querySelector('.main-svg'))"""
TWO_FRAMES = """() => new Promise(
    done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"""
A_MOMENT = "() => new Promise(done => setTimeout(done, 50))"
DONE = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)
expect.set_options(timeout=HANGS)


class Visit:
    """One tab: what it opens, what its console says, whom it calls.

    What passes between the page and the server is listened to: `asked` counts the runs of the
    script that the page asked for, `begun` and `answered` how many of them the script has begun
    and has answered.
    """

    def __init__(self, context, url):
        self.page = context.new_page()
        self.page.set_default_timeout(HANGS)
        self.url = url
        self.console, self.requests = [], []
        self.asked = self.begun = self.answered = 0
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.console.append(str(error)))
        self.page.on("websocket", self._listen)
        self.page.on("request", lambda request: self.requests.append(request.url))

    def _hear(self, message):
        # Streamlit looks for its server below the page's own path first, and finds it at the root.
        probing = message.location.get("url", "").endswith(("/health", "/host-config"))
        if message.type == "error" and not probing:
            self.console.append(message.text)

    def _listen(self, socket):
        socket.on("framesent", self._count_asked)
        socket.on("framereceived", self._count_answered)

    def _count_asked(self, data):
        if isinstance(data, bytes):
            self.asked += BackMsg.FromString(data).WhichOneof("type") == "rerun_script"

    def _count_answered(self, data):
        message = ForwardMsg.FromString(data)
        if message.WhichOneof("type") == "new_session":
            self.begun = self.asked
        elif message.WhichOneof("type") == "script_finished" and message.script_finished in DONE:
            self.answered = self.begun

    def open(self, path=""):
        with self.rerun():
            self.page.goto(f"{self.url}/{path}")
        return self.page

    def reload(self):
        with self.rerun():
            self.page.reload()

    @contextmanager
    def rerun(self):
        """Do what makes the page ask for a run of the script, and wait for the whole answer."""
        before = self.asked
        yield
        self._until(lambda: self.asked > before)
        self.settle()

    def settle(self):
        """Wait until all that was asked is answered, and the page and its charts are drawn."""
        self.page.evaluate(TWO_FRAMES)  # what was clicked has asked by then
        self._until(lambda: self.answered == self.asked)
        self.page.wait_for_selector(IDLE)
        self.page.wait_for_function(ALL_DRAWN)
        self.page.evaluate(TWO_FRAMES)

    def _until(self, is_so):
        """Hear what comes until something is so; the page only tells the time meanwhile."""
        while not is_so():
            self.page.evaluate(A_MOMENT)

    def click_mark(self, mark):
        """Click in the middle of a mark of a chart."""
        mark.wait_for(state="attached")
        mark.scroll_into_view_if_needed()
        self.page.evaluate(TWO_FRAMES)
        box = mark.bounding_box()
        with self.rerun():
            self.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    def strangers(self):
        """Give the addresses asked for that are not this server's."""
        ours = (self.url, self.url.replace("http", "ws"), "data:", "blob:")
        return [url for url in self.requests if not url.startswith(ours)]
