// Runs Sentry's MCP server as an agent does, over stdio. Prints the tools it lists; then reads
// calls from standard input and prints their answers, one JSON line each.
import { createInterface } from 'node:readline';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';

const { host } = new URL(process.env.CORRAL_URL);
const transport = new StdioClientTransport({
  command: process.execPath,
  args: [
    'node_modules/.bin/sentry-mcp', `--access-token=${process.env.CORRAL_TOKEN}`,
    `--host=${host}`, '--insecure-http', '--all-skills', '--sentry-dsn=',
  ],
});
const client = new Client({ name: 'corral-e2e', version: '1' });
await client.connect(transport);
const print = value => console.log(JSON.stringify(value));

const listed = (await client.listTools()).tools.map(tool => tool.name);
print(listed);
for await (const line of createInterface({ input: process.stdin })) {
  const call = JSON.parse(line);
  const direct = listed.includes(call.name);
  const answer = await client.callTool(
    direct ? call : { name: 'execute_sentry_tool', arguments: call },
  );
  print({ isError: answer.isError ?? false, content: answer.content });
}
await client.close();
