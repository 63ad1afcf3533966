/** Body readers of the bulk routes; what they refuse is refused in the platform's shape. */
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { z } from 'zod';
import { jobRefusals } from './job-refusals.ts';

const LARGEST_UPLOAD = '150mb';

const fault = z.object({ type: z.string(), message: z.string() });

const refusalOf = (error: unknown): unknown => {
  const { type, message } = fault.safeParse(error).data ?? {};
  if (type === 'entity.too.large') return jobRefusals.tooLarge();
  return message === undefined ? error : jobRefusals.unreadable(message);
};

const refusing =
  (read: RequestHandler): RequestHandler =>
  (request: Request, response: Response, next: NextFunction) => {
    void read(request, response, (error?: unknown) => {
      if (error === undefined) next();
      else next(refusalOf(error));
    });
  };

export const jsonBody = refusing(express.json());
export const multipartBody = refusing(express.raw({ type: 'multipart/*', limit: LARGEST_UPLOAD }));
/** Any content type: clients say `text/csv`, some nothing. */
export const csvBody = refusing(express.raw({ type: () => true, limit: LARGEST_UPLOAD }));
