import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

/**
 * Publishes OpenAPI 3.1 at `/openapi.json` and browsable pages at `/docs`.
 * @param complete writes into the document what no route says of itself
 */
export function serveOpenApi(
  app: NestFastifyApplication,
  title: string,
  description: string,
  complete: (document: OpenAPIObject) => void = () => undefined,
): void {
  const settings = new DocumentBuilder()
    .setTitle(title)
    .setDescription(description)
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' })
    .addSecurityRequirements('bearer')
    .build();
  const create = () => {
    const document = SwaggerModule.createDocument(app, settings);
    complete(document);
    return document;
  };
  SwaggerModule.setup('docs', app, create, { jsonDocumentUrl: 'openapi.json' });
}
