// A mail server that says what it received: Nodemailer's smtp-server, each mail read by mailparser.
//
//   node smtp.mjs '{"security":"starttls","key":"…pem","cert":"…pem","user":"ann","password":"…","methods":["PLAIN"]}'
//
// Prints `ready <port>`, then a line of JSON for each mail. Receivers whose name begins with `refused-` or `busy-` are answered
// with the number behind it, those with `content-` only after the content. Ends when its input does.
import { SMTPServer } from 'smtp-server';
import { readMail } from './read.mjs';

const { security, key, cert, user, password, methods } = JSON.parse(process.argv[2]);

/** The number that a receiver's name asks for, as an error that the server answers with. */
const asked = (address, word) => {
  const code = new RegExp(`^${word}-(\\d{3})@`).exec(address)?.[1];
  return code && Object.assign(new Error(`${code[0]}.1.1 <${address}> is not here`), { responseCode: Number(code) });
};

const collect = async (stream) => {
  const parts = [];
  for await (const part of stream) {
    parts.push(part);
  }
  return Buffer.concat(parts);
};

const server = new SMTPServer({
  secure: security === 'tls',
  key,
  cert,
  disabledCommands: security === 'starttls' || security === 'tls' ? [] : ['STARTTLS'],
  authOptional: !user,
  authMethods: methods ?? ['PLAIN', 'LOGIN'],
  allowInsecureAuth: security === 'none',
  onAuth: (auth, _session, done) =>
    auth.username === user && auth.password === password
      ? done(null, { user: auth.username })
      : done(Object.assign(new Error('5.7.8 Wrong name or password'), { responseCode: 535 })),
  onRcptTo: ({ address }, _session, done) => done(asked(address, 'refused') ?? asked(address, 'busy')),
  onData: async (stream, session, done) => {
    const raw = await collect(stream);
    const receivers = session.envelope.rcptTo.map(({ address }) => address);
    const refusal = asked(receivers[0], 'content');
    if (!refusal) {
      const mail = await readMail(raw);
      const { mailFrom } = session.envelope;
      console.log(
        JSON.stringify({
          ...mail,
          sender: mailFrom.address,
          options: mailFrom.args,
          receivers,
          secure: session.secure,
          user: session.user,
        }),
      );
    }
    done(refusal);
  },
});

// A client that hangs up is the test's business.
server.on('error', () => {});
server.listen(0, '127.0.0.1', () => console.log(`ready ${server.server.address().port}`));
process.stdin.on('end', () => process.exit()).resume();
