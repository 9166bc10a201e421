import { runTask } from '@app/platform';
import { Command } from 'commander';
import { KeyRotation } from './keys/key-rotation.js';
import { ListKeys, type ListedKey } from './keys/list-keys.js';
import { ResealKeys } from './keys/reseal-keys.js';
import { userService } from './service.js';

const line = ({ kid, state, createdAt, nextAt }: ListedKey): string =>
  [state.padEnd(8), kid, `made ${createdAt.toISOString()}`, ...(nextAt ? [`${whatNext[state]} ${nextAt.toISOString()}`] : [])].join('  ');

const whatNext = { pending: 'signs from', active: 'gets a successor', retired: 'is withdrawn', deleted: '' };

const program = new Command('keys').description('The keys that access tokens are signed with.');

program
  .command('list')
  .description('all keys, newest first, and what happens to them next')
  .action(() => runTask(userService, async (app) => (await app.get(ListKeys).run()).map(line).join('\n')));

program
  .command('rotate')
  .description('announces a new key; it takes over as soon as every verifier has it, and nobody notices')
  .option('--withdraw', 'a private key is in the wrong hands: all keys go at once, and every access token with them')
  .action(({ withdraw = false }: { withdraw?: boolean }) =>
    runTask(userService, async (app) => {
      const rotation = app.get(KeyRotation);
      await (withdraw ? rotation.replaceAll() : rotation.begin());
      return (await app.get(ListKeys).run()).map(line).join('\n');
    }),
  );

program
  .command('reseal')
  .description(
    'locks the private keys with the present SIGNING_KEY_SECRET; those that the previous one locked need SIGNING_KEY_SECRET_PREVIOUS',
  )
  .action(() => runTask(userService, async (app) => `private keys locked anew: ${await app.get(ResealKeys).run()}`));

await program.parseAsync();
