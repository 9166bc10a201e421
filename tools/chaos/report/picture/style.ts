/** Colours by meaning, for a light page and for a dark one. Blue, amber and violet stay apart for colour-blind eyes as well. */
export const style = `
  svg { --page: #ffffff; --ink: #1f2328; --soft: #59636e; --line: #d1d9e0; --completed: #2f6fb5; --cancelled: #d39a1c; --failed: #8250df; --fault: #b3243e; --shade: #b3243e }
  @media (prefers-color-scheme: dark) {
    svg { --page: #0d1117; --ink: #f0f6fc; --soft: #9198a1; --line: #3d444d; --completed: #4f94e0; --cancelled: #e0b040; --failed: #a98bf0; --fault: #ff7b8a; --shade: #ff7b8a }
  }
  .page { fill: var(--page) } text { fill: var(--ink); font-size: 12px } .soft { fill: var(--soft) } .title { font-size: 17px; font-weight: 600 }
  .grid { stroke: var(--line); stroke-width: 1 } .phase { stroke: var(--soft); stroke-width: 1; stroke-dasharray: 3 4 }
  .completed { fill: var(--completed) } .cancelled { fill: var(--cancelled) } .failed { fill: var(--failed) }
  .placed { fill: none; stroke: var(--ink); stroke-width: 1.3; stroke-linejoin: round } .fault { fill: var(--fault) } .shade { fill: var(--shade); opacity: 0.07 }
  .figure { text-anchor: end } .middle { text-anchor: middle }`;
