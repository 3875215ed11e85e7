// Amazon SES as far as we use it: aws-ses-v2-local, which takes any signature, behind a door that checks it as Amazon does.
//
//   node ses.mjs '{"region":"…","accessKeyId":"…","secretAccessKey":"…","sessionToken":"…"}'
//
// Prints `ready <port>`, then a line of JSON for each mail. Receivers `throttled@`, `rejected@`, `paused@` and `broken@` get errors.
// Ends when its input does.
import { createServer } from 'node:http';
import createSes from 'aws-ses-v2-local';
import { readMail } from './read.mjs';
import { checkSignature } from './signature.mjs';

const account = JSON.parse(process.argv[2]);
const errors = {
  throttled: [429, 'TooManyRequestsException'],
  paused: [400, 'SendingPausedException'],
  rejected: [400, 'MessageRejected'],
  broken: [500, 'InternalServiceErrorException'],
};

process.env.AWS_SES_ACCOUNT = JSON.stringify({
  DedicatedIpAutoWarmupEnabled: false,
  Details: {
    AdditionalContactEmailAddresses: [],
    ContactLanguage: 'EN',
    MailType: 'TRANSACTIONAL',
    ReviewDetails: { CaseId: '1', Status: 'GRANTED' },
    UseCaseDescription: 'A chat.',
    WebsiteURL: 'https://chat.example',
  },
  EnforcementStatus: 'HEALTHY',
  ProductionAccessEnabled: true,
  SendingEnabled: true,
  SendQuota: { Max24HourSend: 200, MaxSendRate: 1, SentLast24Hours: 0 },
  SuppressionAttributes: { SuppressedReasons: [] },
});
const ses = await createSes.default({ host: '127.0.0.1', port: 0 });
const home = `http://127.0.0.1:${ses.address().port}`;

const answer = (response, status, error, body) => {
  response.writeHead(status, {
    'content-type': 'application/json',
    ...(error && { 'x-amzn-ErrorType': `${error}:http://example/` }),
  });
  response.end(body ?? JSON.stringify({ message: `${error}: <ann@example.org>` }));
};

const server = createServer(async (request, response) => {
  const parts = [];
  for await (const part of request) {
    parts.push(part);
  }
  const body = Buffer.concat(parts);
  const wrong = checkSignature(request, body, account);
  if (wrong) {
    answer(response, 403, wrong);
    return;
  }
  const sent = body.length > 0 && JSON.parse(body);
  const [status, error] = errors[sent?.Destination?.ToAddresses[0].split('@')[0]] ?? [];
  if (error) {
    answer(response, status, error);
    return;
  }
  const { method, headers } = request;
  const inner = await fetch(home + request.url, {
    method,
    headers: { authorization: headers.authorization, 'content-type': headers['content-type'] ?? 'text/plain' },
    ...(body.length > 0 && { body }),
  });
  const text = await inner.text();
  if (inner.ok && sent) {
    const { emails } = await (await fetch(`${home}/store`)).json();
    const mail = await readMail(Buffer.from(sent.Content.Raw.Data, 'base64'));
    console.log(
      JSON.stringify({
        ...mail,
        stored: emails.at(-1).subject,
        receivers: sent.Destination.ToAddresses,
        sender: sent.FromEmailAddress,
      }),
    );
  }
  answer(response, inner.status, undefined, text);
});

server.listen(0, '127.0.0.1', () => console.log(`ready ${server.address().port}`));
process.stdin.on('end', () => process.exit()).resume();
