import type { Step } from '@app/contracts';

const idOf = (step: Step): string => `${step.service}-${step.does}`.replaceAll(/\W+/g, '_');

/**
 * The story as a Mermaid flowchart: boxes are steps, grouped by service, round shapes are facts. Steps that only take notes are left
 * out. A dashed arrow leads from a compensation to what it takes back.
 */
export function storyDiagram(story: readonly Step[]): string {
  const steps = story.filter(({ tells }) => tells.length > 0);
  const services = [...new Set(steps.map(({ service }) => service))];
  const facts = new Set(steps.flatMap(({ hears, tells }) => [...hears, ...tells]).map(({ type }) => type));
  return [
    'flowchart TD',
    ...services.flatMap((service) => [
      `  subgraph ${service}`,
      ...steps.filter((step) => step.service === service).map((step) => `    ${idOf(step)}["${step.does}"]:::${step.kind}`),
      '  end',
    ]),
    ...[...facts].map((fact) => `  ${fact}(["${fact}"]):::fact`),
    ...steps.flatMap(arrowsOf),
    ...steps.flatMap((step) => undoing(step, steps)),
    '  classDef fact fill:#fff3d6,stroke:#c98a00,color:#3d2a00',
    '  classDef compensatable fill:#e3eefc,stroke:#2f6fb5,color:#0c2a4a',
    '  classDef pivot fill:#fbe0e4,stroke:#b3243e,stroke-width:3px,color:#4a0c18',
    '  classDef retriable fill:#e2f4e6,stroke:#2c8a43,color:#0d3317',
  ].join('\n');
}

function arrowsOf(step: Step): string[] {
  const heard = step.hears.map(({ type }) => `  ${type} --> ${idOf(step)}`);
  const told = step.tells.map(({ type }) => `  ${idOf(step)} --> ${type}`);
  return [...heard, ...told];
}

function undoing(step: Step, steps: readonly Step[]): string[] {
  const undone = steps.find(({ service, does }) => service === step.service && does === step.undoes);
  return undone ? [`  ${idOf(step)} -. undoes .-> ${idOf(undone)}`] : [];
}
