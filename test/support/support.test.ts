import { afterEach, describe, expect, it } from 'vitest';
import { listen } from './listen.js';
import { sendRaw } from './raw-client.js';
import { startRawVendor, type RawVendor, type VendorScript } from './raw-vendor.js';

// If these helpers were wrong, every test that relies on them would be wrong, too.

const closing: { close(): Promise<void> }[] = [];
afterEach(() => Promise.all(closing.splice(0).map((server) => server.close())));

async function start(script: VendorScript): Promise<RawVendor> {
  const vendor = await startRawVendor(script);
  closing.push(vendor);
  return vendor;
}

const OK = { answer: { status: 200, body: 'fine' } } as const;
const sized = (length: number) => [['Content-Length', String(length)]] as const;

describe('the raw vendor', () => {
  it('records requests as sent, keeping order and case', async () => {
    const vendor = await start(OK);
    const answer = await sendRaw(vendor.origin, {
      method: 'PUT',
      path: '/a?b=c',
      headers: [['X-Twice', '1'], ['hOsT', 'somewhere'], ['X-Twice', '2'], ...sized(4)],
      body: 'half',
    });

    expect(answer).toMatchObject({ status: 200, complete: true, ended: 'open', sent: 4 });
    expect(answer.body.toString()).toBe('fine');
    const [request] = vendor.requests;
    expect(request).toMatchObject({ method: 'PUT', path: '/a?b=c', complete: true, played: true });
    expect(request?.headers).toEqual([
      ['X-Twice', '1'],
      ['hOsT', 'somewhere'],
      ['X-Twice', '2'],
      ['Content-Length', '4'],
    ]);
    expect(request?.body.toString()).toBe('half');
    expect(vendor.connections[0]?.received.toString()).toMatch(/^PUT \/a\?b=c .*\r\n\r\nhalf$/s);
  });

  it('decodes chunks, no matter where the network splits them', async () => {
    const vendor = await start(OK);
    const body = '5;note=x\r\nhello\r\n6\r\n world\r\n0\r\nTrailer: 1\r\n\r\n';
    const headers = [['Transfer-Encoding', 'chunked']] as const;
    await sendRaw(vendor.origin, { headers, body, trickle: { bytes: 1, every: 1 } });

    const [request] = vendor.requests;
    expect(request?.complete).toBe(true);
    expect(request?.body.toString()).toBe('hello world');
    expect(request?.wire.toString()).toBe(body);
  });

  it.each([
    ['too short', { headers: sized(10), body: 'half', cutAfter: 4 }],
    ['too short, by FIN', { headers: sized(10), body: 'half', cutAfter: 4, cutBy: 'fin' }],
    [
      'without a last chunk',
      { headers: [['Transfer-Encoding', 'chunked']], body: '4\r\nhalf\r\n', cutAfter: 9 },
    ],
  ] as const)('reports a body %s as aborted', async (_, request) => {
    const vendor = await start(OK);
    void sendRaw(vendor.origin, { method: 'POST', ...request });
    const cut = await vendor.next(({ aborted }) => aborted);

    expect(cut).toMatchObject({ complete: false, played: false });
    expect(cut.body.toString()).toBe('half');
    expect(cut.closedAt).toBeGreaterThanOrEqual(vendor.connections[0]?.openedAt ?? Infinity);
  });

  it('keeps a connection open, answers in order, and repeats the last step', async () => {
    const vendor = await start([{ answer: { status: 201 } }, OK]);
    const request = 'POST / HTTP/1.1\r\nContent-Length: 1\r\n\r\nx';
    const { received } = await sendRaw(vendor.origin, {
      method: 'POST',
      headers: sized(1),
      body: `x${request}${request}`,
      untilClose: true,
      timeoutMs: 500,
    });

    expect(
      received
        .toString()
        .match(/HTTP\/1.1 \d+/g)
        ?.join(),
    ).toBe('HTTP/1.1 201,HTTP/1.1 200,HTTP/1.1 200');
    expect(vendor.requests.map(({ connection }) => connection)).toEqual([0, 0, 0]);
  });

  it('stalls, and notices when a client gives up', async () => {
    const vendor = await start({ stall: 'after-reading' });
    const leaveAfter = vendor.next(({ complete }) => complete);
    const answer = await sendRaw(vendor.origin, { headers: sized(1), body: 'x', leaveAfter });
    const left = await vendor.next(({ closedAt }) => closedAt !== undefined);

    expect(answer).toMatchObject({ status: undefined, ended: 'timeout' });
    expect(left).toMatchObject({ complete: true, aborted: false, played: false });
    expect(vendor.connections[0]?.closedBy).toBe('sender');
  });

  it('doesn’t read the body if its step says so', async () => {
    const vendor = await start({ stall: 'before-reading' });
    const body = new Uint8Array(30_000_000);
    const request = { headers: sized(body.length), body, trickle: { bytes: 1_000_000, every: 1 } };
    const { ended, sent } = await sendRaw(vendor.origin, { ...request, timeoutMs: 300 });

    expect(ended).toBe('timeout');
    expect(sent).toBeLessThan(body.length);
    expect(vendor.requests[0]?.bodyLength).toBe(0);
  });

  it.each([
    ['on connecting', { drop: 'at-connect' }, 0],
    ['during the body', { drop: 'mid-body', bytes: 5 }, 1],
    ['instead of responding', { drop: 'after-reading' }, 1],
    ['after half of a response', { garbage: 'HTTP/1.1 200 OK\r\n', end: 'reset' }, 1],
  ] as const)('resets a connection %s', async (_, step, requests) => {
    const vendor = await start([step, OK]);
    const request = { method: 'POST', headers: sized(10), body: '0123456789' };
    const first = await sendRaw(vendor.origin, request);
    const second = await sendRaw(vendor.origin, request);

    expect(first).toMatchObject({ status: undefined, ended: 'reset' });
    expect(second.status).toBe(200);
    expect(vendor.requests.length).toBe(requests + 1);
    expect(vendor.connections.map(({ closedBy }) => closedBy)[0]).toBe('vendor');
    expect(vendor.requests.some(({ aborted }) => aborted)).toBe(false);
  });

  it.each([true, false])('answers early (linger: %s)', async (linger) => {
    const vendor = await start({ early: { status: 413, body: 'no' }, linger });
    const request = { method: 'POST', headers: sized(10), body: '0123456789' };
    const answer = await sendRaw(vendor.origin, {
      ...request,
      trickle: { bytes: 5, every: 20 },
      untilClose: true,
    });

    expect(answer).toMatchObject({ status: 413, complete: true });
    await vendor.next(({ complete, closedAt }) => complete === linger && closedAt !== undefined);
  });

  it('sends garbage and trickles', async () => {
    const vendor = await start(({ path }) =>
      path === '/slow'
        ? { trickle: { status: 200, body: 'slowly' }, bytes: 7, every: 1 }
        : { garbage: 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf' },
    );
    const slow = await sendRaw(vendor.origin, { path: '/slow' });
    const half = await sendRaw(vendor.origin);

    expect(slow.body.toString()).toBe('slowly');
    expect(half).toMatchObject({ status: 200, complete: false, ended: 'closed' });
  });

  it('reports what it has received if no request matches', async () => {
    const vendor = await start(OK);
    await sendRaw(vendor.origin, { path: '/here' });
    await expect(vendor.next(({ path }) => path === '/there', 20)).rejects.toThrow(/GET \/here/);
  });
});

describe('the plain server', () => {
  it('doesn’t wait for open connections when it closes', async () => {
    const server = await listen(() => {});
    const waiting = sendRaw(server.origin);
    await expect
      .poll(() => sendRaw(server.origin, { timeoutMs: 20 }))
      .toMatchObject({ ended: 'timeout' });
    await server.close();

    expect((await waiting).ended).not.toBe('timeout');
    expect((await sendRaw(server.origin)).ended).toBe('refused');
  });
});
