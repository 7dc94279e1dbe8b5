using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Entraide.Platform.Web;

/// <summary>Where people reach us, for links in mail and on posters: the setting <c>Address</c>, else where the server listens.</summary>
public sealed class PublicAddress(IConfiguration configuration, IServer server)
{
    public string Of(string path) => Origin.TrimEnd('/') + path;

    string Origin => Settings.Address(configuration)?.ToString()
        ?? server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()?.Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal)
        ?? "https://localhost";
}
