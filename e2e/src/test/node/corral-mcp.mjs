// Talks with Corral's own MCP server as an agent does: `stdio` starts the shipped program, `http`
// goes to the running server; with the first or the second generation of the official SDK. Prints
// the tools it lists and the revision agreed on; then reads calls from standard input and prints
// their answers, one JSON line each.
import { createInterface } from 'node:readline';

const [way, generation] = process.argv.slice(2);
const sdk = generation === '1'
  ? {
    ...await import('@modelcontextprotocol/sdk/client/index.js'),
    ...await import('@modelcontextprotocol/sdk/client/stdio.js'),
    ...await import('@modelcontextprotocol/sdk/client/streamableHttp.js'),
  }
  : {
    ...await import('@modelcontextprotocol/client'),
    ...await import('@modelcontextprotocol/client/stdio'),
  };

const token = process.env.CORRAL_TOKEN;
const transport = way === 'stdio'
  ? new sdk.StdioClientTransport({
    command: process.env.CORRAL_PROGRAM,
    args: ['mcp'],
    env: {
      ...process.env, SENTRY_URL: process.env.CORRAL_URL, SENTRY_AUTH_TOKEN: token,
      SENTRY_ORG: 'acme',
    },
  })
  : new sdk.StreamableHTTPClientTransport(
    new URL('/mcp?org=acme', process.env.CORRAL_URL),
    { requestInit: { headers: { Authorization: `Bearer ${token}` } } },
  );
let revision = '';
if (transport.setProtocolVersion && generation === '1') {
  const set = transport.setProtocolVersion.bind(transport);
  transport.setProtocolVersion = version => { revision = version; set(version); };
}
const options = generation === '1' ? {} : { versionNegotiation: { mode: { pin: '2026-07-28' } } };
const client = new sdk.Client({ name: 'corral-e2e', version: '1' }, options);
await client.connect(transport);
const print = value => console.log(JSON.stringify(value));

print((await client.listTools()).tools.map(tool => tool.name));
print({
  revision: client.getNegotiatedProtocolVersion?.() ?? revision,
  server: client.getServerVersion()?.name,
  instructions: client.getInstructions() ?? '',
});
for await (const line of createInterface({ input: process.stdin })) {
  const answer = await client.callTool(JSON.parse(line));
  print({ isError: answer.isError ?? false, content: answer.content });
}
await client.close();
