"""A small web server on loopback that can lie."""

import contextlib
import http.server
import threading
import time

BODY = bytes(range(256)) * 40


class _Handler(http.server.BaseHTTPRequestHandler):
    def log_message(self, *args):
        pass

    def do_GET(self):
        kind = self.path.strip('/').split('/')[0]
        self.server.asked.append(kind)
        getattr(self, f'_{kind}')()

    def _good(self):
        self._send(BODY)

    def _corrupt(self):
        self._send(b'?' + BODY[1:])

    def _short(self):
        self._send(BODY[:-1])

    def _long(self):
        self._send(BODY + b'x')

    def _truncate(self):
        self._send(BODY, BODY[:1000])

    def _missing(self):
        self.send_error(404)

    def _stall(self):
        self._send(BODY, BODY[:1000])
        self.wfile.flush()
        time.sleep(2)

    def _silent(self):
        time.sleep(2)

    def _drip(self):
        self._send(BODY, b'')
        with contextlib.suppress(OSError):
            for byte in BODY[:60]:
                self.wfile.write(bytes([byte]))
                self.wfile.flush()
                time.sleep(0.05)

    def _redirect(self):
        self._move('/good/file')

    def _loop(self):
        self._move('/loop/file')

    def _outside(self):
        self._move('ftp://localhost/file')

    def _garbage(self):
        self.wfile.write(b'\x00\x01\x02\r\n\r\n')

    def _move(self, to):
        self.send_response(302)
        self.send_header('Location', to)
        self.send_header('Content-Length', '0')
        self.end_headers()

    def _send(self, promised, sent=None):
        self.send_response(200)
        self.send_header('Content-Length', str(len(promised)))
        self.end_headers()
        self.wfile.write(promised if sent is None else sent)


@contextlib.contextmanager
def serve():
    """Yields a server; `.url` is its address, `.asked` what it was asked."""
    server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), _Handler)
    server.daemon_threads = True
    server.asked = []
    server.url = f'http://127.0.0.1:{server.server_port}'
    thread = threading.Thread(
        target=server.serve_forever, args=[0.02], daemon=True
    )
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
