import { aBankThatForgetsToAnswer, cancelledBeforePlaced, confirmationsThatComeLate, everybodyWantsTheSame } from './saga-scenes.js';
import type { Scene } from './scene.js';
import { aGroupThatHasForgotten, commitsThatNeverArrive, deathWithFullHands, repeatedFacts, secondThoughts, slowCommits } from './spine-scenes.js'; // prettier-ignore

export const scenes = {
  'repeated facts': repeatedFacts,
  'slow commits': slowCommits,
  'second thoughts': secondThoughts,
  'commits that never arrive': commitsThatNeverArrive,
  'death with full hands': deathWithFullHands,
  'a group that has forgotten': aGroupThatHasForgotten,
  'a bank that forgets to answer': aBankThatForgetsToAnswer,
  'confirmations that come late': confirmationsThatComeLate,
  'cancelled before placed': cancelledBeforePlaced,
  'everybody wants the same': everybodyWantsTheSame,
} as const satisfies Readonly<Record<string, Scene>>;

export type SceneName = keyof typeof scenes;
