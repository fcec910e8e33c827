import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { RateLimits } from '../limits/rate-limits.js';
import { describeRoutes } from './describe-routes.js';

/** What a process says of itself: filled once its routes are known. */
export class Description {
  #document: OpenAPIObject | undefined;

  get document(): OpenAPIObject {
    if (this.#document === undefined) throw new Error('The process has not been described yet');
    return this.#document;
  }

  describe(document: OpenAPIObject): void {
    this.#document = document;
  }
}

/**
 * Describes the process, in OpenAPI 3.1: `/openapi.json`, `/docs` and `/` show it.
 * @param complete writes into the document what no route says of itself
 */
export function describeApplication(
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
    .addServer('/')
    .build();
  const document = SwaggerModule.createDocument(app, settings);
  describeRoutes(document, app.get(RateLimits));
  complete(document);
  app.get(Description).describe(document);
}
