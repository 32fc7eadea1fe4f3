import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { describe, it } from 'node:test';
import { ConfigError, describeSettings, readConfig } from './config.ts';

const cwd = resolve('/somewhere');

function refusal(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env, cwd);
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return error.lines;
  }
  return assert.fail('it was accepted');
}

describe('configuration', () => {
  it('has a default that works for every setting', () => {
    assert.deepEqual(readConfig({ PATH: '/bin' }, cwd), {
      host: '127.0.0.1',
      port: 8080,
      data: resolve(cwd, 'data'),
      databaseUrl: undefined,
      adminUser: 'admin',
      adminPassword: undefined,
      adminEmail: undefined,
      company: 'My company',
      timeZone: undefined,
      language: 'en',
      allowWeakPasswords: false,
      mailNetworks: [],
      metricsToken: undefined,
      log: 'info',
      bodyLimit: 8 * 1024 * 1024,
      uploadLimit: 40 * 1024 * 1024,
      basicOverHttp: false,
      corsOrigins: [],
      trustedProxies: [],
      authBasic: true,
      authTicket: true,
      authBearer: true,
      authSession: true,
      throttle: true,
      appTokens: [],
      requireAppToken: false,
      systemKey: undefined,
      systemToken: undefined,
      systemUser: undefined,
      datesAlwaysOffset: false,
      webhookHttp: false,
      webhookNetworks: [],
      databasePool: 10,
      stopSeconds: 15,
      databasePatience: 1,
      smtpPort: undefined,
      smtpHost: '127.0.0.1',
      smtpLmtp: false,
      smtpKey: undefined,
      smtpCertificate: undefined,
      mailAuth: true,
      mailAuthServers: [],
      dns: [],
      relay: undefined,
      sms: undefined,
      modelUrl: undefined,
      modelKey: undefined,
      modelName: 'default',
      smsMethod: 'post',
      smsHeaders: {},
      smsBody: '',
      smsAccepted: undefined,
      smsRefused: undefined,
      smsReference: '',
      smsFrom: '',
      smsCountry: '',
      smsParts: 6,
      smsHttp: false,
      smsNetworks: [],
      smsSecret: undefined,
      anonymousRate: 300,
      concurrency: 256,
      queue: 256,
    });
  });

  it('takes an empty value as not set, except for the password', () => {
    const config = readConfig({ SVAR_PORT: '', SVAR_HOST: ' ', SVAR_DATABASE_URL: '', SVAR_CORS_ORIGINS: '' }, cwd);
    assert.deepEqual([config.port, config.host, config.databaseUrl, config.corsOrigins], [8080, '127.0.0.1', undefined, []]);
    assert.equal(readConfig({ SVAR_ADMIN_PASSWORD: '', SVAR_ALLOW_WEAK_PASSWORDS: 'on' }, cwd).adminPassword, '');
    assert.match(refusal({ SVAR_ADMIN_PASSWORD: '' })[0] ?? '', /at least 12 characters/);
  });

  it('reads sizes and switches in every spelling', () => {
    for (const [written, bytes] of [
      ['8388608', 8388608],
      ['8MiB', 8388608],
      ['512 kib', 524288],
      ['1GiB', 1073741824],
    ] as const) {
      assert.equal(readConfig({ SVAR_BODY_LIMIT: written }, cwd).bodyLimit, bytes);
    }
    for (const written of ['on', 'true', '1', 'ON']) assert.equal(readConfig({ SVAR_BASIC_OVER_HTTP: written }, cwd).basicOverHttp, true);
    for (const written of ['off', 'false', '0', 'False'])
      assert.equal(readConfig({ SVAR_BASIC_OVER_HTTP: written }, cwd).basicOverHttp, false);
  });

  it('reads folders and lists', () => {
    const config = readConfig({ SVAR_DATA: 'my/folder', SVAR_CORS_ORIGINS: 'https://a.example  http://b.example:8081' }, cwd);
    assert.equal(config.data, resolve(cwd, 'my/folder'));
    assert.deepEqual(config.corsOrigins, ['https://a.example', 'http://b.example:8081']);
    const servers = '10.0.0.7 10.0.0.8:5353 fd00::7 [fd00::7]:53';
    assert.deepEqual(readConfig({ SVAR_DNS: servers }, cwd).dns, servers.split(' '));
    assert.equal(readConfig({ SVAR_DATA: resolve('/else/where') }, cwd).data, resolve('/else/where'));
  });

  it('reads how SMS are sent', () => {
    const config = readConfig(
      {
        SVAR_SMS: 'https://sms.example.org/send?to={to}',
        SVAR_SMS_HEADERS: '{"X-Key":"k"}',
        SVAR_SMS_ACCEPTED: '"ok"',
        SVAR_SMS_REFERENCE: 'a.0.id',
      },
      cwd,
    );
    assert.deepEqual(
      [config.sms, config.smsHeaders, config.smsAccepted?.source, config.smsReference],
      ['https://sms.example.org/send?to={to}', { 'X-Key': 'k' }, '"ok"', 'a.0.id'],
    );
    assert.equal(readConfig({ SVAR_SMS: 'file:///var/spool/sms' }, cwd).sms, 'file:///var/spool/sms');
  });

  for (const [name, value, words] of [
    ['SVAR_PORT', '65536', 'has to be a whole number from 0 to 65535, not "65536"'],
    ['SVAR_PORT', '80.5', 'has to be a whole number from 0 to 65535, not "80.5"'],
    ['SVAR_PORT', '-1', 'has to be a whole number from 0 to 65535, not "-1"'],
    ['SVAR_BODY_LIMIT', '8MB', 'has to be a size such as 8MiB or 8388608, not "8MB"'],
    ['SVAR_BODY_LIMIT', '0', 'has to be a size such as 8MiB or 8388608, not "0"'],
    ['SVAR_BASIC_OVER_HTTP', 'yes', 'has to be on or off, not "yes"'],
    ['SVAR_LOG', 'loud', 'has to be one of error, warn, info, debug, not "loud"'],
    ['SVAR_CORS_ORIGINS', 'https://a.example/', 'with blanks between them, not "https://a.example/"'],
    ['SVAR_CORS_ORIGINS', 'https://*.example', 'not "https://*.example"'],
    ['SVAR_TRUSTED_PROXIES', '10.0.0.0/8 proxy', 'not "proxy"'],
    ['SVAR_MAIL_AUTH_SERVERS', 'mx.example.org; mx2', 'has to hold names such as mx.example.org'],
    ['SVAR_DNS', '10.0.0.7:70000', 'not "10.0.0.7:70000"'],
    ['SVAR_DNS', 'dns.example', 'not "dns.example"'],
    ['SVAR_DNS', '[10.0.0.7]:53', 'not "[10.0.0.7]:53"'],
    ['SVAR_APP_TOKENS', 'a-secret', 'has to hold SHA-256 hashes in hex'],
    ['SVAR_REQUIRE_APP_TOKEN', 'on', 'needs SVAR_APP_TOKENS'],
    ['SVAR_SYSTEM_TOKEN', 'a-secret', 'has to be a SHA-256 in hex'],
    ['SVAR_ADMIN_EMAIL', 'me', 'has to be an e-mail address, not "me"'],
    ['SVAR_HOST', 'http://x', 'has to be an IP address or a host name'],
    ['SVAR_LANGUAGE', 'english please', 'has to be a language'],
    ['SVAR_SMS', 'sms.example.org', 'has to be an address such as https://sms.example.org/send'],
    ['SVAR_SMS_HEADERS', '["a"]', 'has to be an object in JSON'],
    ['SVAR_SMS_ACCEPTED', '(', 'has to be a regular expression'],
    ['SVAR_SMS_FROM', 'A name that is too long', 'has to be a number'],
    ['SVAR_SMS_COUNTRY', '+47', 'has to be a calling code'],
    ['SVAR_SMS_METHOD', 'delete', 'has to be one of post, get, put'],
  ] as const) {
    it(`refuses ${name}=${value} with one line`, () => {
      const lines = refusal({ [name]: value });
      assert.equal(lines.length, 1);
      assert.ok(lines[0]?.startsWith(`${name} `) && lines[0].includes(words), lines[0]);
    });
  }

  it('never repeats a secret', () => {
    const lines = refusal({
      SVAR_DATABASE_URL: 'mysql://u:sesame@h/d',
      SVAR_ADMIN_PASSWORD: 'sesame',
      SVAR_SMS: 'https://u:sesame@h/send',
      SVAR_SMS_HEADERS: '{"Authorization":"sesame\\n"}',
      SVAR_SMS_SECRET: 'sesame',
    });
    assert.equal(lines.length, 5);
    assert.ok(!lines.join().includes('sesame'));
  });

  it('counts a password in characters, not in units', () => {
    assert.match(refusal({ SVAR_ADMIN_PASSWORD: '🔑🔑🔑🔑🔑🔑' })[0] ?? '', /at least 12/);
    assert.equal(readConfig({ SVAR_ADMIN_PASSWORD: 'twelve chars' }, cwd).adminPassword, 'twelve chars');
    assert.equal(readConfig({ SVAR_ADMIN_PASSWORD: 'x', SVAR_ALLOW_WEAK_PASSWORDS: '1' }, cwd).adminPassword, 'x');
  });

  it('tells of a misspelt setting, and leaves those of tests alone', () => {
    assert.deepEqual(refusal({ SVAR_PROT: '1', SVAR_DATABSE_URL: 'x' }), [
      'SVAR_DATABSE_URL is not a setting of Svar; did you mean SVAR_DATABASE_URL?',
      'SVAR_PROT is not a setting of Svar; did you mean SVAR_PORT?',
    ]);
    assert.equal(readConfig({ SVAR_TEST_ANYTHING: 'x' }, cwd).port, 8080);
  });

  it('gives a row for each setting', () => {
    const rows = describeSettings();
    assert.equal(new Set(rows.map((row) => row.name)).size, Object.keys(readConfig({}, cwd)).length);
    assert.ok(rows.every((row) => row.name.startsWith('SVAR_') && row.type !== '' && row.default !== '' && row.doc.endsWith('.')));
  });
});
