/** A document that the page offers; relative addresses keep working behind a proxy. */
export interface DocumentLink {
  readonly name: string;
  readonly url: string;
}

export const pagePolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const navigation = (pages: readonly DocumentLink[]): string =>
  pages.length === 0 ? '' : `<nav>${pages.map(({ name, url }) => `<a href="${url}">${name}</a>`).join(' · ')}</nav>\n    `;

/** @param pages that one can go to from here */
export const page = (title: string, pages: readonly DocumentLink[]): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title}</title>
    <link rel="icon" href="docs/favicon-32x32.png" />
    <link rel="stylesheet" href="docs/swagger-ui.css" />
    <link rel="stylesheet" href="docs/page.css" />
  </head>
  <body>
    ${navigation(pages)}<div id="docs"></div>
    <script src="docs/swagger-ui-bundle.js"></script>
    <script src="docs/swagger-ui-standalone-preset.js"></script>
    <script src="docs/start.js"></script>
  </body>
</html>
`;

export const pageStyle = `body { margin: 0 }
nav { font: 14px system-ui, sans-serif; padding: 0.6rem 1rem }
`;

// The logo brings a style element along, which the policy of the page forbids.
export const startScript = (documents: readonly DocumentLink[]): string => `SwaggerUIBundle({
  urls: ${JSON.stringify(documents)},
  dom_id: '#docs',
  plugins: [() => ({ components: { Logo: () => null } })],
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
  layout: 'StandaloneLayout',
  deepLinking: true,
  persistAuthorization: true,
  validatorUrl: null,
});
`;
