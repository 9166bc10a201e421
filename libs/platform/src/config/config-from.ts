import { readVariables, type Environment } from '@app/kernel';
import { z } from 'zod';
import { InvalidConfiguration } from './invalid-configuration.js';

export type Settings = Readonly<Record<string, z.ZodType>>;
export type Values<S extends Settings> = { readonly [Name in keyof S]: z.output<S[Name]> };

/** A rule over several variables: the names that break it, each with the reason. */
export type Rule<S extends Settings> = (values: Values<S>) => { readonly [Name in keyof S]?: string };

export interface ConfigClass<S extends Settings> {
  /** @throws InvalidConfiguration naming every variable that is missing or wrong */
  new (env?: Environment): Values<S>;
}

/**
 * A class whose instances hold the parsed, frozen variables and nothing else of the environment:
 * `class OrderConfig extends configFrom({ ...serviceSettings, ORDER_DEADLINE_SECONDS: seconds(120) }) {}`.
 */
export function configFrom<S extends Settings>(settings: S, rule: Rule<S> = () => ({})): ConfigClass<S> {
  class Config {
    constructor(env: Environment = process.env) {
      Object.assign(this, parse(settings, rule, env));
      Object.freeze(this);
    }
  }
  return Config as ConfigClass<S>;
}

function parse<S extends Settings>(settings: S, rule: Rule<S>, env: Environment): Values<S> {
  const { values, faults } = readVariables(env, Object.keys(settings));
  const parsed = z.object(settings as Record<string, z.ZodType>).safeParse(values);
  const wrong = [
    ...faults,
    ...(parsed.error?.issues ?? []).map((issue) => describe(issue, values)).filter((fault) => !isNamed(faults, fault)),
    ...(env['NODE_ENV'] === 'production' ? developmentSecrets({ ...values, ...parsed.data }) : []),
  ];
  if (wrong.length > 0) throw new InvalidConfiguration(wrong);
  const broken = Object.entries(rule(parsed.data as Values<S>)).map(([name, reason]) => `${name}: ${reason}`);
  if (broken.length > 0) throw new InvalidConfiguration(broken);
  return parsed.data as Values<S>;
}

function describe(issue: z.core.$ZodIssue, values: Readonly<Record<string, string>>): string {
  const name = String(issue.path[0]);
  if (!(name in values)) return `${name}: is not set`;
  return `${name}: ${issue.message.replace(/^Invalid input: /, '').replace(/, received .*$/, '')}`;
}

const isNamed = (faults: readonly string[], fault: string): boolean => {
  const name = fault.slice(0, fault.indexOf(':'));
  return faults.some((known) => known.startsWith(`${name}:`) || known.startsWith(`${name}_FILE:`));
};

const developmentSecrets = (values: Readonly<Record<string, unknown>>): string[] =>
  Object.entries(values)
    .filter(([, value]) => typeof value === 'string' && value.startsWith('dev-'))
    .map(([name]) => `${name}: is a development secret, which production refuses`);
