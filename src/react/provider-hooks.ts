'use client';
import { apimart } from '../providers/apimart/profile.js';
import { autoenhance } from '../providers/autoenhance/profile.js';
import { hookFor } from './hook-for.js';

export const useAutoenhanceUpload = hookFor(autoenhance);
export const useApimartUpload = hookFor(apimart);
