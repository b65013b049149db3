import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { createTransport } from 'nodemailer';
import { Secret } from '../../../shared/config/index.js';
import { MailServer } from '../../../shared/testing/index.js';
import { NotificationsConfig } from '../notifications.config.js';
import { PostOffice } from '../test/post-office.js';
import { toMessage } from './emails.message.js';

const pem = (bits: number) =>
  generateKeyPairSync('rsa', { modulusLength: bits }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const privateKey = pem(2048);
const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64');

const signed = {
  NOTIFICATIONS_MAIL_FROM: 'Hull <post@mail.hull.example>',
  NOTIFICATIONS_DKIM_DOMAIN: 'hull.example',
  NOTIFICATIONS_DKIM_SELECTOR: 'k2026',
  NOTIFICATIONS_DKIM_PRIVATE_KEY: privateKey,
};

/** What a stranger's mail server finds: the key is where DNS, answered by this test alone, says that it is. */
async function verify(message: Buffer) {
  const asked: string[] = [];
  const { results } = await dkimVerify(message, {
    resolver: async (name: string) => {
      asked.push(name);
      return [[`v=DKIM1; k=rsa; p=${publicKey}`]];
    },
  });
  return { results, asked };
}

const headersIn = (message: Buffer) =>
  /\bh=([^;]+);/.exec(message.toString().replaceAll(/\r\n\s+/g, ''))?.[1]?.split(':');

describe('a mail that leaves the house', () => {
  const server = new MailServer();
  let office: PostOffice;
  let message: Buffer;
  beforeAll(async () => {
    await server.start();
    const smtp = { NOTIFICATIONS_MAIL_TRANSPORT: 'smtp', NOTIFICATIONS_SMTP_URL: server.url };
    office = await PostOffice.open({ ...signed, ...smtp });
    const { email } = await office.invite({ organizationName: 'Émile & Söhne' });
    await office.house.settle();
    message = server.bytes.get(server.to(email)[0]!)!;
  });
  afterAll(async () => {
    await office.house.close();
    await server.stop();
  });

  it('is signed for our domain, which a verifier of others confirms', async () => {
    const { results, asked } = await verify(message);
    expect(results).toMatchObject([
      { signingDomain: 'hull.example', selector: 'k2026', status: { result: 'pass', aligned: 'hull.example' } },
    ]);
    expect(asked).toEqual(['k2026._domainkey.hull.example']);
  });

  it('is signed whole: all headers that say who, what and when', () => {
    const covered = ['from', 'to', 'subject', 'date', 'message-id', 'mime-version', 'content-type', 'auto-submitted'];
    expect(headersIn(message)).toEqual(expect.arrayContaining(covered));
  });

  it.each([
    ['a word of the text', 'work together', 'pay together'],
    ['the subject', 'Subject:', 'Subject: Re:'],
    ['what kind of mail it is', 'auto-generated', 'auto-replied'],
  ])('is known as forged when somebody changes %s', async (_, was, is) => {
    const text = message.toString('latin1');
    expect(text).toContain(was);
    const { results } = await verify(Buffer.from(text.replaceAll(was, is), 'latin1'));
    expect(results[0]?.status.result).not.toBe('pass');
  });
});

describe('the headers of unsubscribing', () => {
  const config = NotificationsConfig.read(signed);
  const mail = {
    id: 'one',
    messageId: '<one@hull.example>',
    to: 'ada@example.com',
    subject: 'News',
    text: 'New',
    html: '',
  };
  const headers = {
    'List-Unsubscribe': '<https://api.hull.example/v1/unsubscribe/token>',
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };

  it('are both signed where they are there, as RFC 8058 demands', async () => {
    const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
    const composed = toMessage({ ...mail, links: [], code: null }, config.from, config.signature());
    const { message } = await composer.sendMail({ ...composed, headers });
    expect(headersIn(message as Buffer)).toEqual(expect.arrayContaining(['list-unsubscribe', 'list-unsubscribe-post']));
    const stripped = Buffer.from((message as Buffer).toString().replace('One-Click', 'Two-Click'));
    expect((await verify(message as Buffer)).results[0]?.status.result).toBe('pass');
    expect((await verify(stripped)).results[0]?.status.result).not.toBe('pass');
  });
});

it('signs what development keeps, too: it is what would have left', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bulkhead-dkim-'));
  const office = await PostOffice.open({ ...signed, NOTIFICATIONS_MAILBOX_DIR: folder });
  await office.issue();
  await office.house.settle();
  await office.house.close();
  const [name] = (await readdir(folder)).filter((it) => it.endsWith('.eml'));
  expect((await verify(await readFile(join(folder, name!)))).results[0]?.status.result).toBe('pass');
  await rm(folder, { recursive: true });
});

describe('the settings of the signature', () => {
  const read = (changes: Record<string, string | undefined>) => () =>
    NotificationsConfig.read({ ...signed, ...changes }).signature();

  it('may be missing, all three: then mails are not signed', () => {
    expect(NotificationsConfig.read({}).signature()).toBeNull();
  });

  it('may hold the key in one line', () => {
    const oneLine = privateKey.replaceAll('\n', '\\n');
    expect(read({ NOTIFICATIONS_DKIM_PRIVATE_KEY: oneLine })()).toEqual({
      domain: 'hull.example',
      selector: 'k2026',
      privateKey: new Secret(privateKey),
    });
  });

  it.each(['DOMAIN', 'SELECTOR', 'PRIVATE_KEY'])('are refused when %s alone is missing', (name) => {
    expect(read({ [`NOTIFICATIONS_DKIM_${name}`]: undefined })).toThrow('belong together: set all three or none');
  });

  it.each([
    ['PRIVATE_KEY', 'not a key', 'is no RSA private key in PEM of at least 2048 bits'],
    ['PRIVATE_KEY', pem(1024), 'is no RSA private key in PEM of at least 2048 bits'],
    [
      'PRIVATE_KEY',
      generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      'is no RSA private key in PEM of at least 2048 bits',
    ],
    ['DOMAIN', 'hull.example; d=evil.example', 'is no domain in lower case'],
    ['SELECTOR', 'k 2026', 'is no DKIM selector in lower case'],
  ])('name what is wrong with %s, %#, and never the value', (name, value, words) => {
    expect(read({ [`NOTIFICATIONS_DKIM_${name}`]: value })).toThrow(`NOTIFICATIONS_DKIM_${name} ${words}`);
    expect(read({ [`NOTIFICATIONS_DKIM_${name}`]: value })).not.toThrow(value);
  });
});
