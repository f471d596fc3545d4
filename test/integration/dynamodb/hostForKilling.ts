import { startDynamoDb } from '../../../local/dynamodb/start.ts';

const [folder = ''] = process.argv.slice(2);
const { endpoint } = await startDynamoDb({ folder });
process.stdout.write(`${endpoint}\n`);
setInterval(() => undefined, 60_000);
