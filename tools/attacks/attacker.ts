import { attacks } from './attack.js';
import { Siege } from './siege.js';

// The attackers, in a process of their own, so that they take no time from the customers that are measured: `attacker.js <attack> <port>`.
const [name, port] = process.argv.slice(2);
const attack = attacks.find((one) => one.name === name);
if (!attack) throw new Error(`there is no attack "${name}"`);
const siege = new Siege(attack, Number(port));

process.once('disconnect', () => process.exit(1));
process.once('message', () => {
  void siege.callOff().then(() => process.send?.(siege.endings, () => process.disconnect()));
});
