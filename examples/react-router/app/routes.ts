import { index, route, type RouteConfig } from '@react-router/dev/routes';

export default [
  index('routes/photos.tsx'),
  route('api/upload/*', 'routes/upload.ts'),
] satisfies RouteConfig;
