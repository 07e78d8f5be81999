package org.chairside.console.web;

import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class SignInController {

    @GetMapping("/sign-in")
    String signIn(@RequestParam Map<String, String> query, Model model) {
        model.addAttribute("failed", query.containsKey("failed"));
        model.addAttribute("wait", query.containsKey("wait"));
        model.addAttribute("signedOut", query.containsKey("signed-out"));
        model.addAttribute("over", query.containsKey("over"));
        return "sign-in";
    }
}
