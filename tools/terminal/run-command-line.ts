import type { Command } from 'commander';

/** Runs the command that was asked for. What fails is said in a line, without its stack, and makes the exit code 1. */
export async function runCommandLine(program: Command): Promise<void> {
  try {
    await program.parseAsync();
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
  process.disconnect?.();
}
