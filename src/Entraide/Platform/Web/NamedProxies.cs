using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Entraide.Platform.Web;

/// <summary>
/// Behind a proxy the caller's address and « https » are believed only from the proxies the operator named in <c>Proxies</c>
/// (addresses or networks, separated by spaces); anybody else could forge them.
/// </summary>
public static class NamedProxies
{
    public static IApplicationBuilder UseNamedProxies(this IApplicationBuilder app, IConfiguration configuration)
    {
        var named = (configuration["Proxies"] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (named.Length == 0) return app;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var name in named)
        {
            if (IPAddress.TryParse(name, out var address)) options.KnownProxies.Add(address);
            else if (System.Net.IPNetwork.TryParse(name, out var network)) options.KnownIPNetworks.Add(network);
            else throw new UnusableSetting($"Proxies names « {name} », which is no address and no network such as 10.0.0.0/8.");
        }
        return app.UseForwardedHeaders(options);
    }
}
