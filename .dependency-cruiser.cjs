/** Which file may know which. Every rule says why; `npm run layers` checks them. */

const test = String.raw`(\.(spec|int-spec|e2e-spec)\.ts$|/test/)`;
const source = { pathNot: test };

/** A library may use the ones below it in the list, and itself. */
const layers = ['kernel', 'contracts', 'database', 'messaging', 'platform'];
const reasons = {
  kernel: 'The kernel holds words that everything uses (ids, money, decisions, causes); it stands on nothing.',
  contracts: 'Contracts are the published language; whoever reads them must not be drawn into databases or brokers.',
  database: 'The unit of work knows nothing of events or HTTP, so that both can use it.',
  messaging: 'Inbox and outbox live in the database; HTTP is none of their business.',
};

const layerRules = Object.entries(reasons).map(([library, comment]) => ({
  name: `layer-${library}`,
  severity: 'error',
  comment,
  from: { path: `^libs/${library}/`, ...source },
  to: { path: `^libs/(${layers.slice(layers.indexOf(library) + 1).join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...layerRules,
    {
      name: 'client-stands-alone',
      severity: 'error',
      comment: 'Whoever uses the shop from outside, be it another repository or a browser, takes the client and nothing of ours besides.',
      from: { path: '^libs/client/', ...source },
      to: { path: '^(libs|apps|tools)/', pathNot: '^libs/client/' },
    },
    {
      name: 'services-are-no-customers',
      severity: 'error',
      comment: 'The client stands before the gateway; services speak by facts behind it.',
      from: { path: '^(apps|libs)/', pathNot: [test, '^libs/client/'] },
      to: { path: '^libs/client/' },
    },
    {
      name: 'libraries-know-no-app',
      severity: 'error',
      comment: 'A library that knows an app is a part of that app.',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'apps-are-islands',
      severity: 'error',
      comment: 'Services agree on facts in contracts and on nothing else; code of another service is never called, not even its types.',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'products-know-no-tool',
      severity: 'error',
      comment: 'Tools run the services; a service that needs a tool cannot be deployed without it.',
      from: { path: '^(apps|libs)/', ...source },
      to: { path: '^tools/' },
    },
    {
      name: 'tools-know-apps-by-their-doors',
      severity: 'error',
      comment: 'Tools may name what a service is (service.ts) and what its tables are (schema.ts), and nothing that happens inside it.',
      from: { path: '^tools/', pathNot: [test, '^tools/(model|audit/invariants/evidence|api/documents)/'] },
      to: { path: '^apps/', pathNot: String.raw`^apps/[^/]+/src/(service|persistence/schema)\.ts$` },
    },
    {
      name: 'judges-know-decisions-only',
      severity: 'error',
      comment:
        'Model and audit prove something about the services because they call what those decide with; a domain is pure, so nothing else comes along.',
      from: { path: '^tools/(model|audit/invariants/evidence)/' },
      to: { path: '^apps/', pathNot: '^apps/[^/]+/src/domain/' },
    },
    {
      name: 'documents-by-the-gateway',
      severity: 'error',
      comment: 'The document of the whole shop is joined by the code that the gateway joins it with, or it would be another document.',
      from: { path: '^tools/api/documents/', pathNot: test },
      to: { path: '^apps/', pathNot: String.raw`^apps/([^/]+/src/service\.ts|gateway/src/documents/[^/]+\.ts)$` },
    },
    {
      name: 'testing-from-tests-only',
      severity: 'error',
      comment: 'Test doubles and test servers never reach production.',
      from: { path: '^(apps|libs|tools)/', pathNot: [test, '^libs/testing/'] },
      to: { path: '^libs/testing/' },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment:
        'A life cycle decides and touches nothing: no framework, no database, no clock of its own. So a model checker can import it.',
      from: { path: '^apps/([^/]+)/src/domain/', ...source },
      to: { pathNot: '^(apps/$1/src/domain/|libs/(kernel|contracts)/src/)' },
    },
    {
      name: 'saga-knows-no-database',
      severity: 'error',
      comment: 'A saga file reads as the story; an EntityManager in a handler would write outside the transaction of its inbox.',
      from: { path: '/src/saga/', ...source },
      to: { path: '^node_modules/(typeorm|@nestjs/typeorm|pg)/' },
    },
    {
      name: 'kafka-behind-its-port',
      severity: 'error',
      comment:
        'Everything else speaks to the port, which a broker in memory serves as well. The chaos rig forges what the port refuses to send.',
      from: { pathNot: '^(libs/messaging/(src/kafka|test)|tools/chaos/kafka)/' },
      to: { path: '^node_modules/kafkajs/' },
    },
    {
      name: 'telemetry-behind-its-port',
      severity: 'error',
      comment: 'Spans are begun by the port in the kernel: what is not traced pays for no SDK, and another one could stand behind it.',
      from: { pathNot: '^libs/platform/src/tracing/otlp/' },
      to: { path: '^node_modules/@opentelemetry/' },
    },
    {
      name: 'telemetry-when-asked-for',
      severity: 'error',
      comment: 'A static import would load the SDK into every process, traced or not.',
      from: { pathNot: ['^libs/platform/src/tracing/otlp/', test] },
      to: { path: '^libs/platform/src/tracing/otlp/', dynamic: false },
    },
    {
      name: 'libraries-by-their-index',
      severity: 'error',
      comment: 'What a library promises is in its index; the rest may change on any day.',
      from: { path: '^(libs|apps)/([^/]+)/', pathNot: [test, '^libs/testing/'] },
      to: { path: '^libs/', pathNot: String.raw`^(libs/$2/|libs/[^/]+/src/index\.ts$)` },
    },
    {
      name: 'nothing-for-development-only',
      severity: 'error',
      comment: 'What runs in production is installed in production.',
      from: { path: '^(apps|libs)/[^/]+/src/', pathNot: [test, '^libs/testing/'] },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-circles',
      severity: 'error',
      comment: 'Files that need each other cannot be read one after the other. Types may, and rows that are related.',
      from: { pathNot: String.raw`\.row\.ts$` },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unresolved',
      severity: 'error',
      comment: 'A name that leads nowhere fails at start.',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    skipAnalysisNotInRules: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
