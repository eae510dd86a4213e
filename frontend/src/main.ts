import "./styles/main.css";
import { mount } from "./host/mount.ts";

mount(document.documentElement);
