'use client';
import { apimart } from '../providers/apimart/profile.js';
import { autoenhance } from '../providers/autoenhance/profile.js';
import { hookFor } from './hook-for.js';

export const useAutoenhanceUpload = /* @__PURE__ */ hookFor(autoenhance);
export const useApimartUpload = /* @__PURE__ */ hookFor(apimart);
