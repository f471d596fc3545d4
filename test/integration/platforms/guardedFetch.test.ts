import type { RequestListener } from 'node:http';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { makeGuardedFetch } from '../../../adapters/platforms/guardedFetch.ts';
import type { Policy, ResolvedAddress } from '../../../adapters/platforms/target.ts';
import type { FetchBounds, Fetched } from '../../../domain/ports/platforms.ts';
import { openWebServer, type WebServer } from './webServer.ts';

const BOUNDS: FetchBounds = {
  timeoutMillis: 5_000,
  mostBytes: 100_000,
  contentTypes: ['text/html', 'image/*'],
};

const servers: WebServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function serve(answer: RequestListener, host?: string): Promise<WebServer> {
  const server = await openWebServer(answer, host);
  servers.push(server);
  return server;
}

const page: RequestListener = (_request, response) => {
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end('<p>hello</p>');
};

/** Takes loopback at these ports for the internet; every name is at 127.0.0.1 unless said otherwise. */
const policyFor = (
  ports: readonly number[],
  resolve: Policy['resolve'] = async () => [{ address: '127.0.0.1', family: 4 }],
): Policy => ({ resolve, allows: (address, port) => address === '127.0.0.1' && ports.includes(port) });

const textOf = (fetched: Fetched) => (fetched.ok ? Buffer.from(fetched.body).toString() : fetched.failure);

describe('what may be fetched', () => {
  test('a page is handed over with its type and its final address', async () => {
    const { port } = await serve(page);
    const fetched = await makeGuardedFetch(policyFor([port]))(`http://work.site:${port}/a?b=1#c`, BOUNDS);
    expect(fetched).toMatchObject({
      ok: true,
      status: 200,
      contentType: 'text/html',
      url: `http://work.site:${port}/a?b=1#c`,
    });
    expect(textOf(fetched)).toBe('<p>hello</p>');
  });

  test('the server is told the name it was asked by', async () => {
    const { port } = await serve((request, response) => {
      response.setHeader('content-type', 'text/html');
      response.end(request.headers.host);
    });
    const fetched = await makeGuardedFetch(policyFor([port]))(`http://work.site:${port}/`, BOUNDS);
    expect(textOf(fetched)).toBe(`work.site:${port}`);
  });

  test('a refusal by the server is an answer, whatever its type', async () => {
    const { port } = await serve((_request, response) => {
      response.writeHead(404, { 'content-type': 'application/problem+json' }).end('{}');
    });
    const fetched = await makeGuardedFetch(policyFor([port]))(`http://work.site:${port}/`, BOUNDS);
    expect(fetched).toMatchObject({ ok: true, status: 404 });
  });

  test.each([
    ['gzip', gzipSync('packed')],
    ['br', brotliCompressSync('packed')],
  ])('a body packed as %s is unpacked', async (encoding, body) => {
    const { port } = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': encoding }).end(body);
    });
    expect(textOf(await makeGuardedFetch(policyFor([port]))(`http://work.site:${port}/`, BOUNDS))).toBe(
      'packed',
    );
  });
});

describe('the strict policy', () => {
  const strict = makeGuardedFetch();

  test.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0177.0.0.1/',
    'http://0x7f.1/',
    'http://0/',
    'http://10.0.0.1/',
    'http://172.16.0.1/',
    'http://192.168.1.1/',
    'http://100.100.100.200/latest/meta-data/',
    'http://169.254.169.254/latest/meta-data/',
    'http://168.63.129.16/',
    'http://192.0.0.192/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:a00:1]/',
    'http://[::127.0.0.1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[64:ff9b:1::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[2001:0:7f00:1::]/',
    'http://[fe80::1]/',
    'http://[fc00::1]/',
    'http://[fd00:ec2::254]/',
    'http://[ff02::1]/',
    'http://①②⑦.0.0.1/',
    'http://localhost/',
    'http://localhost./',
    'http://a.localhost/',
    'http://metadata.google.internal/',
    'http://printer.local/',
    'http://router/',
    'https://shop.example/',
  ])('%s is not public', async (url) => {
    expect(await strict(url, BOUNDS)).toEqual({ ok: false, failure: 'host_not_public' });
  });

  test.each([
    ['ftp://8.8.8.8/', 'scheme_not_allowed'],
    ['file:///etc/passwd', 'scheme_not_allowed'],
    ['javascript:alert(1)', 'scheme_not_allowed'],
    ['gopher://8.8.8.8/', 'scheme_not_allowed'],
    ['http://user:pass@8.8.8.8/', 'credentials_in_address'],
    ['http://user@8.8.8.8/', 'credentials_in_address'],
    ['http://8.8.8.8:22/', 'port_not_allowed'],
    ['http://8.8.8.8:8080/', 'port_not_allowed'],
    ['http://[::1/', 'malformed_address'],
    ['not an address', 'malformed_address'],
    ['', 'malformed_address'],
  ])('%s: %s', async (url, failure) => {
    expect(await strict(url, BOUNDS)).toEqual({ ok: false, failure });
  });

  test('a name with one private address among public ones is refused', async () => {
    const { allows } = { allows: (address: string) => address !== '10.0.0.1' };
    const mixed: Policy = {
      allows,
      resolve: async () => [
        { address: '127.0.0.1', family: 4 },
        { address: '10.0.0.1', family: 4 },
      ],
    };
    const { port, asked } = await serve(page);
    const fetched = await makeGuardedFetch(mixed)(`http://work.site:${port}/`, BOUNDS);
    expect(fetched).toEqual({ ok: false, failure: 'host_not_public' });
    expect(asked).toEqual([]);
  });
});

describe('names', () => {
  test('are looked up once: a name server that answers differently the second time gains nothing', async () => {
    const inside = await serve(page, '127.0.0.2');
    const outside = await serve(page);
    const answers: ResolvedAddress[][] = [
      [{ address: '127.0.0.1', family: 4 }],
      [{ address: '127.0.0.2', family: 4 }],
    ];
    let lookups = 0;
    const rebinding: Policy['resolve'] = async () => {
      lookups += 1;
      return answers[Math.min(lookups, answers.length) - 1] ?? [];
    };
    const ports = [inside.port, outside.port];
    const fetched = await makeGuardedFetch(policyFor(ports, rebinding))(
      `http://work.site:${outside.port}/`,
      BOUNDS,
    );
    expect(fetched).toMatchObject({ ok: true });
    expect(lookups).toBe(1);
    const again = await makeGuardedFetch(policyFor(ports, rebinding))(
      `http://work.site:${inside.port}/`,
      BOUNDS,
    );
    expect(again).toEqual({ ok: false, failure: 'host_not_public' });
    expect(inside.asked).toEqual([]);
  });

  test.each([
    ['ENOTFOUND', 'host_unknown'],
    ['EAI_AGAIN', 'unreachable'],
  ])('that do not resolve (%s): %s', async (code, failure) => {
    const resolve = async () => {
      throw Object.assign(new Error(code), { code });
    };
    expect(await makeGuardedFetch(policyFor([80], resolve))('http://work.site/', BOUNDS)).toEqual({
      ok: false,
      failure,
    });
  });

  test('whose server never answers run into the deadline', async () => {
    const resolve = () => new Promise<never>(() => undefined);
    const fetched = await makeGuardedFetch(policyFor([80], resolve))('http://work.site/', {
      ...BOUNDS,
      timeoutMillis: 50,
    });
    expect(fetched).toEqual({ ok: false, failure: 'took_too_long' });
  });
});

describe('redirects', () => {
  const redirectTo =
    (location: string): RequestListener =>
    (_request, response) => {
      response.writeHead(302, { location }).end();
    };

  test.each([
    'http://10.0.0.1/',
    'http://169.254.169.254/',
    'http://[::1]/',
    'http://2130706433/',
    '//192.168.0.1/',
  ])('into a private range (%s) are not followed', async (location) => {
    const { port } = await serve(redirectTo(location));
    const fetched = await makeGuardedFetch(policyFor([port]))(`http://work.site:${port}/`, BOUNDS);
    expect(fetched).toEqual({ ok: false, failure: 'host_not_public' });
  });

  test.each([
    ['file:///etc/passwd', 'scheme_not_allowed'],
    ['http://me:secret@work.site/', 'credentials_in_address'],
    ['http://[', 'malformed_address'],
  ])('to %s are refused: %s', async (location, failure) => {
    const { port } = await serve(redirectTo(location));
    expect(await makeGuardedFetch(policyFor([port]))(`http://work.site:${port}/`, BOUNDS)).toEqual({
      ok: false,
      failure,
    });
  });

  const countdown: RequestListener = (request, response) => {
    const left = Number(request.url?.slice(1));
    if (left === 0) return page(request, response);
    response.writeHead(301, { location: `/${left - 1}` }).end();
  };

  test('three are followed, a fourth is not', async () => {
    const { port, asked } = await serve(countdown);
    const fetch = makeGuardedFetch(policyFor([port]));
    expect(await fetch(`http://work.site:${port}/3`, BOUNDS)).toMatchObject({
      ok: true,
      url: `http://work.site:${port}/0`,
    });
    expect(await fetch(`http://work.site:${port}/4`, BOUNDS)).toEqual({
      ok: false,
      failure: 'too_many_redirects',
    });
    expect(asked).toEqual(['/3', '/2', '/1', '/0', '/4', '/3', '/2', '/1']);
  });
});

describe('bounds', () => {
  const hostile: Record<string, RequestListener> = {
    'sends its headers forever': (_request, response) => {
      response.socket?.write('HTTP/1.1 200 OK\r\nx-');
    },
    'sends its body a byte at a time': (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      const timer = setInterval(() => response.write('.'), 10);
      response.on('close', () => clearInterval(timer));
    },
    'never answers': () => undefined,
  };

  test.each(Object.keys(hostile))('a server that %s is left alone in time', async (name) => {
    const { port } = await serve(hostile[name] ?? page);
    const bounds = { ...BOUNDS, timeoutMillis: 200 };
    const fetched = await makeGuardedFetch(policyFor([port]))(`http://work.site:${port}/`, bounds);
    expect(fetched).toEqual({ ok: false, failure: 'took_too_long' });
  });

  test('the time is that of all redirects together', async () => {
    const { port, asked } = await serve((_request, response) => {
      setTimeout(() => response.writeHead(302, { location: '/again' }).end(), 150);
    });
    const bounds = { ...BOUNDS, timeoutMillis: 200 };
    const fetched = await makeGuardedFetch(policyFor([port]))(`http://work.site:${port}/`, bounds);
    expect(fetched).toEqual({ ok: false, failure: 'took_too_long' });
    expect(asked.length).toBeLessThanOrEqual(2);
  });

  test('an endless body is cut', async () => {
    let sent = 0;
    const { port } = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(10_000))) sent += 10_000;
      };
      response.on('drain', more);
      more();
    });
    const fetched = await makeGuardedFetch(policyFor([port]))(`http://work.site:${port}/`, BOUNDS);
    expect(fetched).toEqual({ ok: false, failure: 'too_large' });
    expect(sent).toBeLessThan(50_000_000);
  });

  test('a body announced as too large is not begun', async () => {
    const { port } = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-length': '1000000000' });
      response.write('x');
    });
    expect(await makeGuardedFetch(policyFor([port]))(`http://work.site:${port}/`, BOUNDS)).toEqual({
      ok: false,
      failure: 'too_large',
    });
  });

  test('a small body that unpacks to gigabytes is cut while it unpacks', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    expect(bomb.length).toBeLessThan(BOUNDS.mostBytes);
    const { port } = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' }).end(bomb);
    });
    expect(await makeGuardedFetch(policyFor([port]))(`http://work.site:${port}/`, BOUNDS)).toEqual({
      ok: false,
      failure: 'too_large',
    });
  });

  test.each([
    ['text/plain', 'content_type_not_allowed'],
    ['application/octet-stream', 'content_type_not_allowed'],
    ['image/png', 'hello'],
    ['TEXT/HTML;charset=gbk', 'hello'],
  ])('a body of type %s: %s', async (type, outcome) => {
    const { port } = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': type }).end('hello');
    });
    expect(textOf(await makeGuardedFetch(policyFor([port]))(`http://work.site:${port}/`, BOUNDS))).toBe(
      outcome,
    );
  });

  test.each([
    ['is no HTTP', 'SSH-2.0-OpenSSH\r\n\r\n'],
    ['has headers without end', `HTTP/1.1 200 OK\r\nx-long: ${'x'.repeat(100_000)}\r\n\r\n`],
    [
      'is packed wrongly',
      'HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-encoding: gzip\r\ncontent-length: 5\r\n\r\nplain',
    ],
    [
      'is packed in a way we do not know',
      'HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-encoding: lzma\r\ncontent-length: 2\r\n\r\nxx',
    ],
  ])('an answer that %s is malformed', async (_what, raw) => {
    const { port } = await serve((request) => {
      request.socket.end(raw);
    });
    expect(await makeGuardedFetch(policyFor([port]))(`http://work.site:${port}/`, BOUNDS)).toEqual({
      ok: false,
      failure: 'malformed_answer',
    });
  });

  test('a connection that is cut or refused makes the host unreachable', async () => {
    const cut = await serve((request) => {
      request.socket.destroy();
    });
    const fetch = makeGuardedFetch(policyFor([cut.port, 1]));
    expect(await fetch(`http://work.site:${cut.port}/`, BOUNDS)).toEqual({
      ok: false,
      failure: 'unreachable',
    });
    expect(await fetch('http://work.site:1/', BOUNDS)).toEqual({ ok: false, failure: 'unreachable' });
  });
});
