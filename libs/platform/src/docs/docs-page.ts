/** A document that the page offers; relative addresses keep working behind a proxy. */
export interface DocumentLink {
  readonly name: string;
  readonly url: string;
}

export const pagePolicy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'";

const navigation = (pages: readonly DocumentLink[]): string =>
  pages.length === 0
    ? ''
    : `<nav style="font: 14px system-ui; padding: 0.6rem 1rem">${pages.map(({ name, url }) => `<a href="${url}">${name}</a>`).join(' · ')}</nav>\n    `;

/** @param pages that one can go to from here */
export const page = (title: string, pages: readonly DocumentLink[]): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title}</title>
    <link rel="icon" href="docs/favicon-32x32.png" />
    <link rel="stylesheet" href="docs/swagger-ui.css" />
  </head>
  <body style="margin: 0">
    ${navigation(pages)}<div id="docs"></div>
    <script src="docs/swagger-ui-bundle.js"></script>
    <script src="docs/swagger-ui-standalone-preset.js"></script>
    <script src="docs/start.js"></script>
  </body>
</html>
`;

export const startScript = (documents: readonly DocumentLink[]): string => `SwaggerUIBundle({
  urls: ${JSON.stringify(documents)},
  dom_id: '#docs',
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
  layout: 'StandaloneLayout',
  deepLinking: true,
  persistAuthorization: true,
  validatorUrl: null,
});
`;
