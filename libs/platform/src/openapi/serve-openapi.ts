import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';

/** Publishes OpenAPI 3.1 at `/openapi.json` and browsable pages at `/docs`. */
export function serveOpenApi(app: NestFastifyApplication, title: string, description: string): void {
  const settings = new DocumentBuilder()
    .setTitle(title)
    .setDescription(description)
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' })
    .addSecurityRequirements('bearer')
    .build();
  SwaggerModule.setup('docs', app, () => SwaggerModule.createDocument(app, settings), { jsonDocumentUrl: 'openapi.json' });
}
